package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.card.CardFacts;
import dev.centrala.core.interaction.card.CardFacts.OpenPage;
import dev.centrala.core.interaction.card.LookedUp;
import dev.centrala.core.interaction.card.PageTemplate;
import dev.centrala.core.interaction.card.QueueCard;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What agents see beside some interactions, from the rows that were read with their names. */
final class CardLook {
  private final Map<UUID, QueueCard.Page> pages = new HashMap<>();
  private final Map<UUID, LookedUp> found = new HashMap<>();

  void add(Row row) {
    String url = row.getString("page_url");
    if (url != null) {
      pages.put(
          row.getUUID("id"), new QueueCard.Page(row.getString("page_name"), new PageTemplate(url)));
    }
    if (row.getString("facts") != null) {
      found.put(row.getUUID("id"), Rows.json(row, "facts", PgQueueCards.FACTS).found());
    }
  }

  CardFacts of(
      Interaction interaction,
      Customer customer,
      @Nullable String queueName,
      @Nullable String askedBy) {
    QueueCard.Page page =
        interaction.place() == null ? null : pages.get(interaction.place().queue().value());
    LookedUp facts = found.get(interaction.id().value());
    if (page == null && facts == null && askedBy == null) {
      return CardFacts.NONE;
    }
    return new CardFacts(
        askedBy,
        page == null
            ? null
            : new OpenPage(
                page.name(), page.template().filled(values(interaction, customer, queueName))),
        facts);
  }

  private static Map<String, String> values(
      Interaction interaction, Customer customer, @Nullable String queueName) {
    Map<String, String> values = new HashMap<>();
    customer.attributes().forEach((name, value) -> values.put("attribute." + name, value));
    customer
        .identities()
        .reversed()
        .forEach(each -> {
          if (each.kind() == Identity.Kind.PHONE) {
            values.put("phone", each.value());
          } else if (each.kind() == Identity.Kind.MAIL) {
            values.put("email", each.value());
          }
        });
    values.put("name", customer.name() == null ? "" : customer.name());
    values.put("customerId", customer.id().toString());
    values.put("interactionId", interaction.id().toString());
    values.put("queue", queueName == null ? "" : queueName);
    values.put("channel", interaction.channel().wireName());
    return values;
  }
}
