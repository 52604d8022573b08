package dev.centrala.infra.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the database holds of one tenant, read as its owner. */
record Books(
    Map<String, String> contacts,
    Map<String, List<Event>> timelines,
    List<Explained> explained,
    List<Written> messages,
    List<String> conversationsCounted,
    Map<String, Integer> loads) {

  /** One step of a timeline. */
  record Event(long sequence, String type, long atMillis, JsonNode data) {
    String agent() {
      return data.path("agentId").asText();
    }
  }

  /** One decision's explanation. */
  record Explained(String contact, String decision, String chosen) {}

  /** One message. */
  record Written(String id, String contact, String clientMessageId, String text) {}

  /** Makes a value of a row. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Books read(DatabaseUrl owner, String tenant) {
    try (Connection connection =
        DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password())) {
      Map<String, String> contacts = new LinkedHashMap<>();
      rows(
          connection,
          tenant,
          "SELECT id, state FROM interactions WHERE tenant_id = ?",
          row -> contacts.put(row.getString(1), row.getString(2)));
      Map<String, List<Event>> timelines = new LinkedHashMap<>();
      contacts.keySet().forEach(contact -> timelines.put(contact, new ArrayList<>()));
      rows(
          connection,
          tenant,
          """
          SELECT interaction_id, sequence, type, at, data::text FROM interaction_events WHERE tenant_id = ?
          ORDER BY interaction_id, sequence\
          """,
          row ->
              timelines
                  .computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                  .add(
                      new Event(
                          row.getLong(2),
                          row.getString(3),
                          row.getTimestamp(4).getTime(),
                          Web.tree(row.getString(5)))));
      List<Explained> explained =
          rows(
              connection,
              tenant,
              """
              SELECT interaction_id, decision, body ->> 'chosen' FROM routing_explanations WHERE tenant_id = ?\
              """,
              row -> new Explained(row.getString(1), row.getString(2), row.getString(3)));
      List<Written> messages =
          rows(
              connection,
              tenant,
              "SELECT id, interaction_id, client_message_id, text FROM messages WHERE tenant_id ="
                  + " ?",
              row ->
                  new Written(
                      row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
      List<String> counted =
          rows(
              connection,
              tenant,
              """
              SELECT interaction_id FROM usage_events
              WHERE tenant_id = ? AND meter = 'chat.conversations' AND quarantine IS NULL AND quantity = 1\
              """,
              row -> row.getString(1));
      Map<String, Integer> loads = new LinkedHashMap<>();
      rows(
          connection,
          tenant,
          "SELECT user_id, (SELECT sum(each) FROM unnest(used) each) FROM agent_loads WHERE"
              + " tenant_id = ?",
          row -> loads.put(row.getString(1), row.getInt(2)));
      return new Books(contacts, timelines, explained, messages, counted, loads);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static <T> List<T> rows(
      Connection connection, String tenant, String sql, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(tenant));
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
      return all;
    }
  }

  /** Contacts that are not over. */
  List<String> live() {
    return contacts.entrySet().stream()
        .filter(each -> !each.getValue().equals("ended") && !each.getValue().equals("abandoned"))
        .map(Map.Entry::getKey)
        .toList();
  }
}
