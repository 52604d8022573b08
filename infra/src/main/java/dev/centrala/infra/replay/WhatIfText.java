package dev.centrala.infra.replay;

import dev.centrala.core.routing.whatif.Report;
import dev.centrala.core.routing.whatif.Report.QueueFigures;
import dev.centrala.core.routing.whatif.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Both reports of a simulation side by side, as lines of text. */
public final class WhatIfText {
  private static final String LINE = "%-28s %12s %12s";

  private WhatIfText() {}

  public static List<String> of(WhatIf.Answer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d contacts, %d shifts, patience %s"
            .formatted(
                answer.contacts(),
                answer.shifts(),
                answer.meanPatienceSeconds() == 0
                    ? "endless"
                    : seconds(answer.meanPatienceSeconds()) + " on average"));
    lines.add(LINE.formatted("", "as it is", "changed"));
    Report before = answer.asItIs();
    Report after = answer.changed();
    lines.add(LINE.formatted("occupancy", percent(before.occupancy()), percent(after.occupancy())));
    Map<String, QueueFigures> changed =
        after.queues().stream()
            .collect(Collectors.toMap(f -> f.queue().toString(), Function.identity()));
    for (QueueFigures queue : before.queues()) {
      lines.add(queue.name());
      queue(lines, queue, changed.get(queue.queue().toString()));
    }
    return lines;
  }

  private static void queue(List<String> lines, QueueFigures was, @Nullable QueueFigures is) {
    line(lines, "arrived", was, is, f -> Integer.toString(f.arrived()));
    line(lines, "answered", was, is, f -> Integer.toString(f.answered()));
    line(lines, "gave up", was, is, f -> Integer.toString(f.abandoned()));
    line(lines, "  at once", was, is, f -> Integer.toString(f.shortAbandoned()));
    line(lines, "turned away", was, is, f -> Integer.toString(f.turnedAway()));
    line(lines, "still waiting", was, is, f -> Integer.toString(f.stillWaiting()));
    line(lines, "service level", was, is, f -> percent(f.serviceLevel()));
    line(lines, "average wait", was, is, f -> seconds(f.averageWaitSeconds()));
    line(lines, "90 % waited at most", was, is, f -> seconds(f.ninetiethWaitSeconds()));
    line(lines, "longest wait", was, is, f -> seconds(f.longestWaitSeconds()));
  }

  private static void line(
      List<String> lines,
      String name,
      QueueFigures was,
      @Nullable QueueFigures is,
      Function<QueueFigures, String> figure) {
    lines.add(LINE.formatted("  " + name, figure.apply(was), is == null ? "-" : figure.apply(is)));
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
