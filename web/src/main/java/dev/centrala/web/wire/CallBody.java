package dev.centrala.web.wire;

import dev.centrala.core.interaction.CallView;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallConsult;
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
    boolean mayRecord,
    List<LegBody> legs,
    @Nullable ConsultBody consult) {
  /** Whom the agent asks, or sends the customer to. */
  public record ConsultBody(@Nullable String legId, ToBody to, String state) {
    /** {@code kind} is queue, user or address. */
    public record ToBody(String kind, @Nullable String id, String name) {}

    static ConsultBody of(CallView.Consult consult) {
      CallConsult with = consult.with();
      return new ConsultBody(
          with.leg() == null ? null : with.leg().toString(),
          new ToBody(
              with.to().kind().wireName(),
              with.to().id() == null ? null : with.to().id().toString(),
              with.to().name()),
          consult.state().wireName());
    }
  }

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
        view.recorded().wireName(),
        view.mayRecord(),
        view.lines().stream().map(LegBody::of).toList(),
        view.consult() == null ? null : ConsultBody.of(view.consult()));
  }
}
