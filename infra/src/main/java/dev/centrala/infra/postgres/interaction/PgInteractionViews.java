package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names behind interactions: one query for each kind of name, however many interactions.
 */
public final class PgInteractionViews implements InteractionViews {
  private final CustomerStore customers;

  public PgInteractionViews(CustomerStore customers) {
    this.customers = customers;
  }

  @Override
  public List<InteractionView> of(Tx tx, List<Interaction> interactions) {
    Map<UUID, String> queues =
        names(
            tx,
            "SELECT id, name FROM queues WHERE tenant_id = $1 AND id = ANY ($2)",
            interactions.stream().map(PgInteractionViews::queue));
    Map<UUID, String> agents =
        names(
            tx,
            "SELECT user_id AS id, name FROM users WHERE tenant_id = $1 AND user_id = ANY ($2)",
            interactions.stream().map(PgInteractionViews::agent));
    Map<UUID, Customer> known = new HashMap<>();
    return interactions.stream()
        .map(each ->
            new InteractionView(
                each,
                known.computeIfAbsent(
                    each.customer().value(),
                    id -> customers.find(tx, each.customer()).orElseThrow()),
                named(queues, queue(each)),
                named(agents, agent(each))))
        .toList();
  }

  @Override
  public Optional<String> userName(Tx tx, UserId user) {
    return PgTx.of(tx)
        .row("SELECT name FROM users WHERE tenant_id = $1 AND user_id = $2", tx.tenant(), user)
        .map(row -> row.getString("name"));
  }

  private static Map<UUID, String> names(Tx tx, String sql, Stream<@Nullable UUID> ids) {
    UUID[] wanted = ids.filter(java.util.Objects::nonNull).distinct().toArray(UUID[]::new);
    Map<UUID, String> names = new HashMap<>();
    if (wanted.length > 0) {
      PgTx.of(tx)
          .rows(sql, tx.tenant(), wanted)
          .forEach(row -> names.put(row.getUUID("id"), row.getString("name")));
    }
    return names;
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
