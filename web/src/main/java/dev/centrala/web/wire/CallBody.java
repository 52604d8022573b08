package dev.centrala.web.wire;

import dev.centrala.core.interaction.CallView;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallLeg;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call as its carrier reported it, with all its lines, those that are over included. */
public record CallBody(
    String state,
    String direction,
    String from,
    String to,
    Instant since,
    @Nullable Instant answeredAt,
    String recording,
    List<LegBody> legs,
    @Nullable Object consult) {
  private static final String NOT_RECORDED = "off";

  /** One party's line. */
  public record LegBody(
      String id,
      String kind,
      @Nullable String userId,
      @Nullable String name,
      String address,
      String state,
      boolean muted,
      boolean held,
      @Nullable String mode,
      Instant since) {
    static LegBody of(CallView.Line line) {
      CallLeg leg = line.leg();
      return new LegBody(
          leg.id().toString(),
          leg.kind().wireName(),
          leg.user() == null ? null : leg.user().toString(),
          line.name(),
          leg.address(),
          leg.state().wireName(),
          leg.muted(),
          leg.held(),
          leg.mode() == null ? null : leg.mode().wireName(),
          leg.since());
    }
  }

  static @Nullable CallBody of(@Nullable CallView view) {
    if (view == null) {
      return null;
    }
    Call call = view.call();
    return new CallBody(
        view.state().wireName(),
        call.inbound() ? "inbound" : "outbound",
        call.inbound() ? call.party() : call.line(),
        call.inbound() ? call.line() : call.party(),
        view.since(),
        view.answeredAt(),
        NOT_RECORDED,
        view.lines().stream().map(LegBody::of).toList(),
        null);
  }
}
