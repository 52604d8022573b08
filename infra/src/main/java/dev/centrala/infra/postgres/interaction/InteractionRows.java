package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.interaction.Assignment;
import dev.centrala.core.interaction.Fence;
import dev.centrala.core.interaction.FlowPosition;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.interaction.WrapUp;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Interactions as rows. */
final class InteractionRows {
  private InteractionRows() {}

  static Interaction fromRow(Row row) {
    return new Interaction(
        new InteractionId(row.getUUID("id")),
        Channel.fromWireName(row.getString("channel")).orElseThrow(),
        row.getBoolean("inbound"),
        InteractionState.fromWireName(row.getString("state")),
        new EntryPointId(row.getUUID("entry_point_id")),
        new ThreadId(row.getUUID("thread_id")),
        new CustomerId(row.getUUID("customer_id")),
        flow(row),
        place(row),
        assignment(row),
        wrapUp(row),
        new Fence(row.getLong("fence_incarnation"), row.getLong("fence_counter")),
        Rows.instant(row, "created_at"),
        Rows.instantOrNull(row, "disconnected_at"),
        Rows.instantOrNull(row, "ended_at"),
        row.getString("outcome"),
        Rows.instant(row, "last_message_at"),
        Rows.instantOrNull(row, "due_at"),
        row.getLong("last_sequence"),
        row.getLong("version"));
  }

  private static @Nullable FlowPosition flow(Row row) {
    FlowId flow = Rows.idOrNull(row, "flow_id", FlowId::new);
    return flow == null
        ? null
        : new FlowPosition(flow, row.getInteger("flow_version"), row.getString("flow_node"));
  }

  private static @Nullable QueuePlace place(Row row) {
    QueueId queue = Rows.idOrNull(row, "queue_id", QueueId::new);
    return queue == null
        ? null
        : new QueuePlace(queue, row.getInteger("priority"), Rows.instant(row, "enqueued_at"));
  }

  private static @Nullable Assignment assignment(Row row) {
    UserId agent = Rows.idOrNull(row, "agent_id", UserId::new);
    return agent == null
        ? null
        : new Assignment(
            agent,
            Rows.idOrNull(row, "offer_id", OfferId::new),
            Rows.instantOrNull(row, "offer_expires_at"),
            Rows.instantOrNull(row, "assigned_at"),
            row.getInteger("cost"));
  }

  private static @Nullable WrapUp wrapUp(Row row) {
    String mode = row.getString("wrap_up_mode");
    return mode == null
        ? null
        : new WrapUp(
            mode,
            Rows.instant(row, "wrap_up_started_at"),
            Rows.instantOrNull(row, "wrap_up_ends_at"),
            Rows.idOrNull(row, "wrap_up_code_id", WrapUpCodeId::new));
  }

  /** What {@code save} writes, in the order of its statement, after tenant and id. */
  static @Nullable Object[] changeable(Interaction i) {
    FlowPosition flow = i.flow();
    QueuePlace place = i.place();
    Assignment held = i.assignment();
    WrapUp wrapUp = i.wrapUp();
    return new @Nullable Object[] {
      i.state().wireName(),
      flow == null ? null : flow.flow(),
      flow == null ? null : flow.version(),
      flow == null ? null : flow.node(),
      place == null ? null : place.queue(),
      place == null ? null : place.priority(),
      place == null ? null : place.enqueuedAt(),
      held == null ? null : held.agent(),
      held == null ? null : held.offer(),
      held == null ? null : held.offerExpiresAt(),
      held == null ? null : held.assignedAt(),
      held == null ? 0 : held.cost(),
      wrapUp == null ? null : wrapUp.mode(),
      wrapUp == null ? null : wrapUp.startedAt(),
      wrapUp == null ? null : wrapUp.endsAt(),
      wrapUp == null ? null : wrapUp.code(),
      i.fence().incarnation(),
      i.fence().counter(),
      i.disconnectedAt(),
      i.endedAt(),
      i.outcome(),
      i.lastMessageAt(),
      i.dueAt(),
      i.lastSequence(),
      i.channel().wireName(),
      i.entryPoint(),
      i.thread()
    };
  }
}
