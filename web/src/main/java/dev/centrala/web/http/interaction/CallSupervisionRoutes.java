package dev.centrala.web.http.interaction;

import dev.centrala.core.access.Permission;
import dev.centrala.core.call.CallSupervision;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.voice.SupervisorMode;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import dev.centrala.web.wire.InteractionBody;

/** Supervisors on calls that go on. */
public final class CallSupervisionRoutes implements Routes {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final InteractionViews views;
  private final CallSupervision supervision;

  public CallSupervisionRoutes(
      Transactions transactions,
      InteractionStore interactions,
      InteractionViews views,
      CallSupervision supervision) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.views = views;
    this.supervision = supervision;
  }

  private record SupervisionJson(String mode) {}

  @Override
  public void bind(Operations operations) {
    operations.handle("superviseInteraction", Permission.SUPERVISE, this::supervise);
  }

  private Reply supervise(Request request) {
    InteractionId id = InteractionId.parse(request.path("id"));
    String mode = request.body(SupervisionJson.class).mode();
    switch (mode) {
      case "takeOver" -> supervision.takeOver(request.caller(), id);
      case "leave" -> supervision.leave(request.caller(), id);
      default -> supervision.join(request.caller(), id, SupervisorMode.fromWireName(mode));
    }
    return transactions.inTenant(
        request.caller().tenant(),
        tx -> {
          var now =
              interactions.find(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
          return Reply.accepted(InteractionBody.of(views.of(tx, now)));
        });
  }
}
