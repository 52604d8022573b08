package dev.centrala.web.http.replay;

import dev.centrala.core.routing.whatif.Report;
import dev.centrala.core.routing.whatif.WhatIf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of it under both set-ups, as it is sent; patience is null when nobody gave up. */
public record WhatIfAnswer(
    int contacts,
    int shifts,
    @Nullable Double meanPatienceSeconds,
    ReportJson asItIs,
    ReportJson changed) {
  public static WhatIfAnswer of(WhatIf.Answer answer) {
    return new WhatIfAnswer(
        answer.contacts(),
        answer.shifts(),
        answer.meanPatienceSeconds() == 0 ? null : answer.meanPatienceSeconds(),
        ReportJson.of(answer.asItIs()),
        ReportJson.of(answer.changed()));
  }

  record ReportJson(double occupancy, List<QueueFiguresJson> queues) {
    static ReportJson of(Report report) {
      return new ReportJson(
          report.occupancy(), report.queues().stream().map(QueueFiguresJson::of).toList());
    }
  }

  record QueueFiguresJson(
      String queueId,
      String name,
      int arrived,
      int answered,
      int abandoned,
      int shortAbandoned,
      int turnedAway,
      int stillWaiting,
      double serviceLevel,
      double averageWaitSeconds,
      double ninetiethWaitSeconds,
      double longestWaitSeconds) {
    static QueueFiguresJson of(Report.QueueFigures f) {
      return new QueueFiguresJson(
          f.queue().toString(),
          f.name(),
          f.arrived(),
          f.answered(),
          f.abandoned(),
          f.shortAbandoned(),
          f.turnedAway(),
          f.stillWaiting(),
          f.serviceLevel(),
          f.averageWaitSeconds(),
          f.ninetiethWaitSeconds(),
          f.longestWaitSeconds());
    }
  }
}
