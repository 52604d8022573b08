package dev.centrala.infra.postgres.voice;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.infra.postgres.PgTx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls in PostgreSQL. Ids of lines grow with time, so their order is that of dialling. */
public final class PgCalls implements CallStore {
  @Override
  public void insert(Tx tx, Call call) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO calls (tenant_id, interaction_id, connection_id, inbound, line, party, room_id, created_at, ended_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
            """,
            tx.tenant(),
            call.interaction(),
            call.connection(),
            call.inbound(),
            call.line(),
            call.party(),
            call.roomId(),
            call.createdAt(),
            call.endedAt());
  }

  @Override
  public void update(Tx tx, Call call) {
    PgTx.of(tx)
        .later(
            "UPDATE calls SET room_id = $3, ended_at = $4 WHERE tenant_id = $1 AND interaction_id ="
                + " $2",
            tx.tenant(),
            call.interaction(),
            call.roomId(),
            call.endedAt());
  }

  @Override
  public Optional<Call> find(Tx tx, InteractionId interaction) {
    return findAll(tx, List.of(interaction)).stream().findFirst();
  }

  @Override
  public List<Call> findAll(Tx tx, Collection<InteractionId> interactions) {
    return PgTx.of(tx)
        .rows(
            "SELECT "
                + CallRows.CALL
                + " FROM calls c WHERE c.tenant_id = $1 AND c.interaction_id = ANY ($2)",
            tx.tenant(),
            uuids(interactions))
        .stream()
        .map(CallRows::call)
        .toList();
  }

  @Override
  public void insert(Tx tx, CallLeg leg, Instant lookAt) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO call_legs (tenant_id, id, interaction_id, kind, user_id, address, provider_id, state, screened,
              in_room, muted, held, room_sequence, created_at, answered_at, taken_at, in_room_since, ended_at, seconds,
              look_at, since, room_id, mode)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)\
            """,
            tx.tenant(),
            leg.id(),
            leg.interaction(),
            leg.kind().wireName(),
            leg.user(),
            leg.address(),
            leg.providerId(),
            leg.state().wireName(),
            leg.screened(),
            leg.inRoom(),
            leg.muted(),
            leg.held(),
            leg.roomSequence(),
            leg.createdAt(),
            leg.answeredAt(),
            leg.takenAt(),
            leg.inRoomSince(),
            leg.endedAt(),
            leg.seconds(),
            due(leg, lookAt),
            leg.since(),
            leg.roomId(),
            mode(leg));
  }

  @Override
  public void update(Tx tx, CallLeg leg, Instant lookAt) {
    PgTx.of(tx)
        .later(
            """
            UPDATE call_legs SET provider_id = $3, state = $4, in_room = $5, muted = $6, held = $7, room_sequence = $8,
              answered_at = $9, taken_at = $10, in_room_since = $11, ended_at = $12, seconds = $13, look_at = $14,
              since = $15, room_id = $16, kind = $17, mode = $18
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            leg.id(),
            leg.providerId(),
            leg.state().wireName(),
            leg.inRoom(),
            leg.muted(),
            leg.held(),
            leg.roomSequence(),
            leg.answeredAt(),
            leg.takenAt(),
            leg.inRoomSince(),
            leg.endedAt(),
            leg.seconds(),
            due(leg, lookAt),
            leg.since(),
            leg.roomId(),
            leg.kind().wireName(),
            mode(leg));
  }

  private static @Nullable String mode(CallLeg leg) {
    return leg.mode() == null ? null : leg.mode().wireName();
  }

  private static @Nullable Instant due(CallLeg leg, Instant lookAt) {
    return leg.isOver() && leg.inRoomSince() == null ? null : lookAt;
  }

  @Override
  public Optional<CallLeg> leg(Tx tx, LegId id) {
    return legs(tx, "l.id = $2", id).stream().findFirst();
  }

  @Override
  public Optional<CallLeg> legByProviderId(Tx tx, String providerId) {
    return legs(tx, "l.provider_id = $2", providerId).stream().findFirst();
  }

  @Override
  public List<CallLeg> legs(Tx tx, InteractionId interaction) {
    return legs(tx, "l.interaction_id = $2", interaction);
  }

  @Override
  public List<CallLeg> legsOf(Tx tx, Collection<InteractionId> interactions) {
    return legs(tx, "l.interaction_id = ANY ($2)", (Object) uuids(interactions));
  }

  private static List<CallLeg> legs(Tx tx, String which, Object value) {
    return PgTx.of(tx)
        .rows(
            "SELECT "
                + CallRows.LEG
                + " FROM call_legs l WHERE l.tenant_id = $1 AND "
                + which
                + " ORDER BY l.id",
            tx.tenant(),
            value)
        .stream()
        .map(CallRows::leg)
        .toList();
  }

  @Override
  public List<CallLeg> claimDoubtful(Tx tx, Instant now, Instant again, int most) {
    return PgTx.of(tx)
        .rows(
            """
            WITH due AS (
              SELECT l.id FROM call_legs l WHERE l.tenant_id = $1 AND l.look_at <= $2
              ORDER BY l.look_at LIMIT $4 FOR UPDATE SKIP LOCKED),
            l AS (
              UPDATE call_legs c SET look_at = $3 FROM due WHERE c.tenant_id = $1 AND c.id = due.id RETURNING c.*)
            SELECT
            """
                + CallRows.LEG
                + " FROM l ORDER BY l.id",
            tx.tenant(),
            now,
            again,
            most)
        .stream()
        .map(CallRows::leg)
        .toList();
  }

  @Override
  public List<CallConsult> consults(Tx tx, Collection<InteractionId> interactions) {
    return PgCallConsults.findAll(tx, uuids(interactions));
  }

  @Override
  public List<CallConsult> consultsOf(Tx tx, Collection<InteractionId> contacts) {
    return PgCallConsults.findOf(tx, uuids(contacts));
  }

  @Override
  public Optional<CallConsult> answer(Tx tx, InteractionId contact, @Nullable LegId line) {
    return PgCallConsults.answer(tx, contact, line);
  }

  @Override
  public void put(Tx tx, CallConsult consult) {
    PgCallConsults.put(tx, consult);
  }

  @Override
  public void removeConsult(Tx tx, InteractionId interaction) {
    PgCallConsults.remove(tx, interaction);
  }

  @Override
  public void asked(Tx tx, InteractionId contact, UserId by) {
    PgCallConsults.asked(tx, contact, by);
  }

  @Override
  public List<InteractionId> forsaken(Tx tx) {
    return PgCallConsults.forsaken(tx);
  }

  private static UUID[] uuids(Collection<InteractionId> ids) {
    return ids.stream().map(InteractionId::value).toArray(UUID[]::new);
  }
}
