package dev.centrala.web.http.interaction;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Conversations;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionFilter;
import dev.centrala.core.interaction.InteractionReader;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.interaction.NoteStore;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.routing.Explanations;
import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import dev.centrala.web.wire.InteractionBody;
import dev.centrala.web.wire.MessageBody;
import dev.centrala.web.wire.NoteBody;
import dev.centrala.web.wire.PlaceBody;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads interactions and leaves notes on them. */
public final class InteractionRoutes implements Routes {
  private final Transactions transactions;
  private final InteractionReader reader;
  private final InteractionStore interactions;
  private final InteractionViews views;
  private final MessageStore messages;
  private final NoteStore notes;
  private final Explanations explanations;
  private final Conversations conversations;
  private final RoutingPools pools;

  public InteractionRoutes(
      Transactions transactions,
      InteractionReader reader,
      InteractionStore interactions,
      InteractionViews views,
      MessageStore messages,
      NoteStore notes,
      Explanations explanations,
      Conversations conversations,
      RoutingPools pools) {
    this.transactions = transactions;
    this.reader = reader;
    this.interactions = interactions;
    this.views = views;
    this.messages = messages;
    this.notes = notes;
    this.explanations = explanations;
    this.conversations = conversations;
    this.pools = pools;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listInteractions", Permission.HANDLE_WORK, this::list);
    operations.handle("getInteraction", Permission.HANDLE_WORK, this::get);
    operations.handle(
        "listInteractionEvents",
        Permission.HANDLE_WORK,
        request ->
            of(
                request,
                (tx, it) ->
                    Reply.ok(
                        Items.of(
                            interactions.events(tx, it.id(), request.page()).map(EventJson::of)))));
    operations.handle(
        "listInteractionExplanations",
        Permission.HANDLE_WORK,
        request ->
            of(
                request,
                (tx, it) ->
                    Reply.ok(
                        Items.all(
                            explanations.list(tx, it.id()).stream()
                                .map(ExplanationJson::of)
                                .toList()))));
    operations.handle(
        "listInteractionMessages",
        Permission.HANDLE_WORK,
        request ->
            of(
                request,
                (tx, it) ->
                    Reply.ok(
                        Items.of(
                            messages.list(tx, it.id(), request.page()).map(MessageBody::of)))));
    operations.handle(
        "listInteractionNotes",
        Permission.HANDLE_WORK,
        request ->
            of(
                request,
                (tx, it) ->
                    Reply.ok(
                        Items.all(notes.list(tx, it.id()).stream().map(NoteBody::of).toList()))));
    operations.handle("addInteractionNote", Permission.HANDLE_WORK, this::addNote);
  }

  private Reply list(Request request) {
    Caller caller = request.caller();
    InteractionFilter filter =
        new InteractionFilter(
            states(request),
            request.query("queueId").map(QueueId::parse).orElse(null),
            request.query("agentId").map(UserId::parse).orElse(null),
            request.query("customerId").map(CustomerId::parse).orElse(null),
            request.query("channel").map(InteractionRoutes::channel).orElse(null),
            request.queryInstant("from").orElse(null),
            request.queryInstant("to").orElse(null));
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Page<Interaction> page = reader.list(tx, caller, filter, request.page());
          return Reply.ok(
              new Items<>(
                  views.of(tx, page.items()).stream().map(InteractionBody::of).toList(),
                  page.nextCursor()));
        });
  }

  private Reply get(Request request) {
    InteractionId id = InteractionId.parse(request.path("id"));
    Caller caller = request.caller();
    InteractionView view =
        transactions.inTenant(caller.tenant(), tx -> views.of(tx, reader.get(tx, caller, id)));
    Interaction now = view.interaction();
    PlaceBody place = now.state() == InteractionState.QUEUED ? place(caller.tenant(), id) : null;
    return Reply.ok(InteractionBody.of(view, place)).withEtag(now.version());
  }

  /** The interaction is told without it while its pool does not answer. */
  private @Nullable PlaceBody place(TenantId tenant, InteractionId id) {
    try {
      return PlaceBody.of((PoolAnswer.Place) pools.ask(tenant, new PoolQuery.WhereIs(id)));
    } catch (PoolUnavailableException silent) {
      return null;
    }
  }

  private Reply addNote(Request request) {
    NoteForm form = request.body(NoteForm.class);
    return Reply.created(
        NoteBody.of(
            conversations.addNote(
                request.caller(), InteractionId.parse(request.path("id")), form.text())));
  }

  private Reply of(Request request, BiFunction<Tx, Interaction, Reply> answer) {
    InteractionId id = InteractionId.parse(request.path("id"));
    return transactions.inTenant(
        request.caller().tenant(), tx -> answer.apply(tx, reader.get(tx, request.caller(), id)));
  }

  private static Set<InteractionState> states(Request request) {
    try {
      return request.query("state").stream()
          .flatMap(list -> Arrays.stream(list.split(",", -1)))
          .map(InteractionState::fromWireName)
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException unknown) {
      throw RefusedException.invalid("/state", "there is no state " + unknown.getMessage());
    }
  }

  private static Channel channel(String name) {
    return Channel.fromWireName(name)
        .orElseThrow(() -> RefusedException.invalid("/channel", "there is no channel " + name));
  }

  /** What a new note needs. */
  public record NoteForm(String text) {}
}
