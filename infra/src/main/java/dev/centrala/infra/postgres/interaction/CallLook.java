package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallView;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.infra.postgres.PgTx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls among some interactions, read at once. */
final class CallLook {
  private final Map<InteractionId, Call> calls;
  private final Map<InteractionId, List<CallLeg>> legs;
  private final Map<InteractionId, CallConsult> consults;
  private final Map<InteractionId, CallConsult> asking;
  private final Map<InteractionId, CallView.Recorded> recorded;
  private final RecordingDemands demands;

  CallLook(Tx tx, CallStore store, List<Interaction> interactions) {
    List<InteractionId> ids =
        interactions.stream()
            .filter(each -> each.channel() == Channel.VOICE)
            .map(Interaction::id)
            .toList();
    this.calls =
        ids.isEmpty()
            ? Map.of()
            : store.findAll(tx, ids).stream()
                .collect(Collectors.toMap(Call::interaction, Function.identity()));
    this.recorded = calls.isEmpty() ? Map.of() : recorded(PgTx.of(tx), ids);
    this.demands = calls.isEmpty() ? RecordingDemands.NONE : RecordingDemands.of(tx, ids);
    this.legs =
        ids.isEmpty()
            ? Map.of()
            : store.legsOf(tx, ids).stream().collect(Collectors.groupingBy(CallLeg::interaction));
    this.consults =
        ids.isEmpty()
            ? Map.of()
            : store.consults(tx, ids).stream()
                .collect(Collectors.toMap(CallConsult::interaction, Function.identity()));
    List<InteractionId> offered = ids.stream().filter(id -> !calls.containsKey(id)).toList();
    this.asking =
        offered.isEmpty()
            ? Map.of()
            : store.consultsOf(tx, offered).stream()
                .collect(
                    Collectors.toMap(
                        each -> Objects.requireNonNull(each.contact()), Function.identity()));
  }

  private static Map<InteractionId, CallView.Recorded> recorded(PgTx tx, List<InteractionId> ids) {
    return tx
        .rows(
            """
            SELECT interaction_id, state FROM recordings
            WHERE tenant_id = $1 AND interaction_id = ANY ($2) AND kind = 'talk' AND state IN ('recording', 'paused')\
            """,
            tx.tenant(),
            ids.stream().map(InteractionId::value).toArray(UUID[]::new))
        .stream()
        .collect(
            Collectors.toMap(
                row -> new InteractionId(row.getUUID("interaction_id")),
                row ->
                    row.getString("state").equals("paused")
                        ? CallView.Recorded.PAUSED
                        : CallView.Recorded.ON,
                (first, second) -> second));
  }

  /** Who is on these lines. */
  Stream<UUID> people() {
    return Stream.concat(
        legs.values().stream()
            .flatMap(List::stream)
            .map(CallLeg::user)
            .filter(Objects::nonNull)
            .map(user -> user.value()),
        asking.values().stream().map(each -> each.by().value()));
  }

  @Nullable CallView of(Interaction interaction, Map<UUID, String> names) {
    Call call = calls.get(interaction.id());
    return call == null
        ? null
        : CallView.of(
                call,
                legs.getOrDefault(interaction.id(), List.of()),
                interaction,
                consults.get(interaction.id()),
                leg -> name(leg, names))
            .recorded(
                recorded.getOrDefault(interaction.id(), CallView.Recorded.OFF),
                demands.allow(interaction));
  }

  /** Who asks the agent of this contact. */
  @Nullable String askedBy(Interaction interaction, Map<UUID, String> names) {
    CallConsult consult = asking.get(interaction.id());
    return consult == null ? null : names.get(consult.by().value());
  }

  private static @Nullable String name(CallLeg leg, Map<UUID, String> names) {
    return leg.user() == null ? null : names.get(leg.user().value());
  }
}
