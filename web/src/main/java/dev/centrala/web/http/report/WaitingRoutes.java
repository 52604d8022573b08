package dev.centrala.web.http.report;

import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolAnswer.WaitingContact;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import dev.centrala.web.wire.InteractionBody;
import dev.centrala.web.wire.PlaceBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who waits now: which, says the pool; the rest of each contact is read from the database. */
public final class WaitingRoutes implements Routes {
  private static final int MOST = 50;

  private final RoutingPools pools;
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final InteractionViews views;

  public WaitingRoutes(
      RoutingPools pools,
      Transactions transactions,
      InteractionStore interactions,
      InteractionViews views) {
    this.pools = pools;
    this.transactions = transactions;
    this.interactions = interactions;
    this.views = views;
  }

  private record LineJson(Instant asOf, List<WaitingJson> items) {}

  private record WaitingJson(InteractionBody interaction, long waitedSeconds) {}

  @Override
  public void bind(Operations operations) {
    operations.handle("liveWaiting", Permission.SUPERVISE, this::waiting);
  }

  private Reply waiting(Request request) {
    PoolAnswer.WaitingLine line =
        (PoolAnswer.WaitingLine) pools.ask(request.caller().tenant(), new PoolQuery.Waiting(MOST));
    Map<InteractionId, InteractionBody> bodies =
        transactions.inTenant(request.caller().tenant(), tx -> bodies(tx, line.contacts()));
    return Reply.ok(
        new LineJson(
            Instant.ofEpochMilli(line.asOfMillis()),
            line.contacts().stream()
                .flatMap(each ->
                    Stream.ofNullable(bodies.get(each.contact()))
                        .map(body -> new WaitingJson(body, each.waitedSeconds())))
                .toList()));
  }

  private Map<InteractionId, InteractionBody> bodies(Tx tx, List<WaitingContact> contacts) {
    List<Interaction> found =
        interactions.findAll(tx, contacts.stream().map(WaitingContact::contact).toList());
    Map<InteractionId, WaitingContact> waiting =
        contacts.stream().collect(Collectors.toMap(WaitingContact::contact, each -> each));
    return views.of(tx, found).stream()
        .collect(
            Collectors.toMap(
                view -> view.interaction().id(),
                view ->
                    InteractionBody.of(
                        view,
                        PlaceBody.of(
                            Objects.requireNonNull(waiting.get(view.interaction().id()))))));
  }
}
