package dev.centrala.web.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.centrala.core.customer.Customer;
import dev.centrala.core.interaction.Assignment;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.LeftMessage;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.interaction.WrapUp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interaction as it is sent, with the names a person needs. */
public record InteractionBody(
    String id,
    long version,
    String channel,
    String direction,
    String state,
    String entryPointId,
    @Nullable String queueId,
    @Nullable String queueName,
    @Nullable String agentId,
    @Nullable String agentName,
    Person customer,
    int priority,
    Instant createdAt,
    @Nullable Instant queuedAt,
    @Nullable Instant assignedAt,
    Instant lastMessageAt,
    @Nullable WrapUpBody wrapUp,
    @Nullable Instant wrapUpEndsAt,
    @Nullable Instant endedAt,
    @Nullable String outcome,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) CallBody call,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String askedBy,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) PageBody page,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) LookedUpBody lookedUp,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) VoicemailBody voicemail,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) PlaceBody place) {
  /** The customer, as much as a desktop shows at once. */
  public record Person(String id, String name, List<IdentityBody> identities) {
    public static Person of(Customer customer) {
      return new Person(
          customer.id().toString(),
          customer.displayName(),
          customer.identities().stream()
              .map(identity -> new IdentityBody(identity.kind().wireName(), identity.value()))
              .toList());
    }
  }

  /** How a customer is known on a channel. */
  public record IdentityBody(String kind, String value) {}

  /** What a caller has said after the tone. */
  public record VoicemailBody(
      String recordingId, @Nullable String from, int seconds, Instant leftAt, String state) {
    static @Nullable VoicemailBody of(@Nullable LeftMessage left) {
      return left == null
          ? null
          : new VoicemailBody(
              left.recording().toString(),
              left.from(),
              left.seconds(),
              left.leftAt(),
              left.isReady() ? "ready" : "fetching");
    }
  }

  /** What is left to do after the contact. */
  public record WrapUpBody(
      String mode, Instant startedAt, @Nullable Instant endsAt, @Nullable String codeId) {
    public static @Nullable WrapUpBody of(@Nullable WrapUp wrapUp) {
      return wrapUp == null
          ? null
          : new WrapUpBody(
              wrapUp.mode(),
              wrapUp.startedAt(),
              wrapUp.endsAt(),
              wrapUp.code() == null ? null : wrapUp.code().toString());
    }
  }

  public static InteractionBody of(InteractionView view) {
    return of(view, null);
  }

  /** With its place in the queue, where that is known. */
  public static InteractionBody of(InteractionView view, @Nullable PlaceBody waits) {
    Interaction interaction = view.interaction();
    QueuePlace place = interaction.place();
    Assignment assignment = interaction.assignment();
    WrapUp wrapUp = interaction.wrapUp();
    return new InteractionBody(
        interaction.id().toString(),
        interaction.version(),
        interaction.channel().wireName(),
        interaction.inbound() ? "inbound" : "outbound",
        interaction.state().wireName(),
        interaction.entryPoint().toString(),
        place == null ? null : place.queue().toString(),
        view.queueName(),
        assignment == null ? null : assignment.agent().toString(),
        view.agentName(),
        Person.of(view.customer()),
        place == null ? 0 : place.priority(),
        interaction.createdAt(),
        place == null ? null : place.enqueuedAt(),
        assignment == null ? null : assignment.assignedAt(),
        interaction.lastMessageAt(),
        WrapUpBody.of(wrapUp),
        wrapUp == null ? null : wrapUp.endsAt(),
        interaction.endedAt(),
        interaction.outcome(),
        CallBody.of(view.call()),
        view.facts().askedBy(),
        PageBody.of(view.facts().page()),
        LookedUpBody.of(view.facts().lookedUp()),
        VoicemailBody.of(view.message()),
        waits);
  }
}
