package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.interaction.LeftMessage;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallStore;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names behind interactions: one round trip, however many interactions; two more when
 * there are calls among them, one for messages that callers left.
 */
public final class PgInteractionViews implements InteractionViews {
  private final CustomerStore customers;
  private final CallStore calls;

  public PgInteractionViews(CustomerStore customers, CallStore calls) {
    this.customers = customers;
    this.calls = calls;
  }

  @Override
  public List<InteractionView> of(Tx tx, List<Interaction> interactions) {
    return ask(tx, interactions).get();
  }

  @Override
  public Supplier<InteractionView> ask(Tx tx, Interaction interaction) {
    Supplier<List<InteractionView>> asked = ask(tx, List.of(interaction));
    return () -> asked.get().getFirst();
  }

  private Supplier<List<InteractionView>> ask(Tx tx, List<Interaction> interactions) {
    CallLook look = new CallLook(tx, calls, interactions);
    Map<InteractionId, LeftMessage> messages = MessageLook.of(tx, interactions);
    Supplier<List<Row>> named =
        PgTx.of(tx)
            .ask(
                """
                SELECT q.id, q.name, c.page_name, c.page_url, NULL AS facts FROM queues q
                LEFT JOIN queue_cards c ON c.tenant_id = $1 AND c.queue_id = q.id AND c.page_url IS NOT NULL
                WHERE q.tenant_id = $1 AND q.id = ANY ($2)
                UNION ALL SELECT user_id, name, NULL, NULL, NULL FROM users WHERE tenant_id = $1 AND user_id = ANY ($3)
                UNION ALL SELECT interaction_id, NULL, NULL, NULL, facts::text FROM interaction_facts
                WHERE tenant_id = $1 AND interaction_id = ANY ($4)\
                """,
                tx.tenant(),
                ids(interactions, PgInteractionViews::queue),
                Stream.concat(
                        Stream.of(ids(interactions, PgInteractionViews::agent)), look.people())
                    .distinct()
                    .toArray(UUID[]::new),
                interactions.stream().map(each -> each.id().value()).toArray(UUID[]::new));
    Supplier<Map<CustomerId, Customer>> known =
        customers.ask(tx, interactions.stream().map(Interaction::customer).distinct().toList());
    return () -> views(interactions, look, messages, named.get(), known.get());
  }

  private static List<InteractionView> views(
      List<Interaction> interactions,
      CallLook look,
      Map<InteractionId, LeftMessage> messages,
      List<Row> named,
      Map<CustomerId, Customer> known) {
    Map<UUID, String> names = new HashMap<>();
    CardLook cards = new CardLook();
    for (Row row : named) {
      if (row.getString("name") != null) {
        names.put(row.getUUID("id"), row.getString("name"));
      }
      cards.add(row);
    }
    return interactions.stream()
        .map(each ->
            new InteractionView(
                each,
                Objects.requireNonNull(known.get(each.customer())),
                named(names, queue(each)),
                named(names, agent(each)),
                look.of(each, names),
                cards.of(
                    each,
                    Objects.requireNonNull(known.get(each.customer())),
                    named(names, queue(each)),
                    look.askedBy(each, names)),
                messages.get(each.id())))
        .toList();
  }

  @Override
  public Optional<String> userName(Tx tx, UserId user) {
    return PgTx.of(tx)
        .row("SELECT name FROM users WHERE tenant_id = $1 AND user_id = $2", tx.tenant(), user)
        .map(row -> row.getString("name"));
  }

  private static UUID[] ids(
      List<Interaction> interactions, Function<Interaction, @Nullable UUID> of) {
    return interactions.stream().map(of).filter(Objects::nonNull).distinct().toArray(UUID[]::new);
  }

  private static @Nullable String named(Map<UUID, String> names, @Nullable UUID id) {
    return id == null ? null : names.get(id);
  }

  private static @Nullable UUID queue(Interaction interaction) {
    return interaction.place() == null ? null : interaction.place().queue().value();
  }

  private static @Nullable UUID agent(Interaction interaction) {
    return interaction.assignment() == null ? null : interaction.assignment().agent().value();
  }
}
