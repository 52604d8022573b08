package dev.centrala.web.http.interaction;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.Supervision;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import dev.centrala.web.wire.InteractionBody;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Steps into live work: who gets it, where it waits, how urgent it is, who is there. */
public final class SupervisionRoutes implements Routes {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final InteractionViews views;
  private final Supervision supervision;

  public SupervisionRoutes(
      Transactions transactions,
      InteractionStore interactions,
      InteractionViews views,
      Supervision supervision) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.views = views;
    this.supervision = supervision;
  }

  private record PushJson(String userId, @Nullable Boolean overCapacity) {}

  private record MoveJson(String queueId) {}

  private record PriorityJson(int priority) {}

  private record PresenceJson(String state, @Nullable String reason) {}

  private record SwitchJson(@Nullable Boolean paused, @Nullable Boolean closed) {}

  private record SwitchedJson(String id, boolean paused, boolean closed) {
    static SwitchedJson of(Queue queue) {
      return new SwitchedJson(
          queue.id().toString(), queue.serving().paused(), queue.limits().closed());
    }
  }

  @Override
  public void bind(Operations operations) {
    operations.handle(
        "pickInteraction", Permission.HANDLE_WORK, request -> then(request, supervision::pick));
    operations.handle("pushInteraction", Permission.SUPERVISE, this::push);
    operations.handle("moveInteraction", Permission.SUPERVISE, this::move);
    operations.handle("setInteractionPriority", Permission.SUPERVISE, this::priority);
    operations.handle("switchQueue", Permission.SUPERVISE, this::switchQueue);
    operations.handle("setUserPresence", Permission.SUPERVISE, this::presence);
  }

  private Reply push(Request request) {
    PushJson body = request.body(PushJson.class);
    UserId agent = UserId.parse(body.userId());
    boolean overCapacity = body.overCapacity() != null && body.overCapacity();
    return then(request, (caller, id) -> supervision.push(caller, id, agent, overCapacity));
  }

  private Reply move(Request request) {
    QueueId queue = QueueId.parse(request.body(MoveJson.class).queueId());
    return then(request, (caller, id) -> supervision.move(caller, id, queue));
  }

  private Reply priority(Request request) {
    int priority = request.body(PriorityJson.class).priority();
    return then(request, (caller, id) -> supervision.setPriority(caller, id, priority));
  }

  private Reply switchQueue(Request request) {
    SwitchJson body = request.body(SwitchJson.class);
    return Reply.ok(
        SwitchedJson.of(
            supervision.switchQueue(
                request.caller(),
                QueueId.parse(request.path("id")),
                body.paused(),
                body.closed())));
  }

  private Reply presence(Request request) {
    PresenceJson body = request.body(PresenceJson.class);
    supervision.setPresence(
        request.caller(),
        UserId.parse(request.path("id")),
        Presence.fromWireName(body.state()),
        body.reason());
    return Reply.noContent();
  }

  /** Answers with the interaction as it is afterwards. */
  private Reply then(Request request, BiConsumer<Caller, InteractionId> deed) {
    InteractionId id = InteractionId.parse(request.path("id"));
    deed.accept(request.caller(), id);
    return transactions.inTenant(
        request.caller().tenant(),
        tx -> {
          var now =
              interactions.find(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
          return Reply.ok(InteractionBody.of(views.of(tx, now))).withEtag(now.version());
        });
  }
}
