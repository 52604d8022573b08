package dev.centrala.web.wire;

import dev.centrala.core.interaction.CallView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call as its carrier reported it, with the lines that are not over. */
public record CallBody(String state, List<LegBody> legs, Instant since, String recording) {
  /** One party's line. */
  public record LegBody(
      String id, String kind, @Nullable String name, String state, boolean muted, boolean held) {}

  static @Nullable CallBody of(@Nullable CallView call) {
    return call == null
        ? null
        : new CallBody(
            call.state().wireName(),
            call.legs().stream()
                .map(leg ->
                    new LegBody(
                        leg.id().toString(),
                        leg.kind().wireName(),
                        leg.name(),
                        leg.state().wireName(),
                        leg.muted(),
                        leg.held()))
                .toList(),
            call.since(),
            call.recording());
  }
}
