package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.PoolSource;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.ContactState;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.PoolFacts;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays the database: conditional updates under epochs, one at a time, and what a pool is rebuilt
 * from.
 */
final class Ledger implements PoolSource {
  record Row(ContactState state, @Nullable UserId agent, Epoch epoch) {}

  private final Map<InteractionId, Row> rows = new HashMap<>();
  private final Map<InteractionId, Integer> assignments = new HashMap<>();
  private final Map<InteractionId, Integer> endings = new HashMap<>();
  private final int agents;
  private long incarnation;

  Ledger(int agents) {
    this.agents = agents;
  }

  synchronized void queue(InteractionId contact) {
    rows.put(contact, new Row(ContactState.WAITING, null, Epoch.NONE));
  }

  synchronized boolean offer(InteractionId contact, UserId agent, Epoch epoch) {
    Row row = rows.get(contact);
    if (row == null || row.state() != ContactState.WAITING || row.epoch().compareTo(epoch) >= 0) {
      return false;
    }
    rows.put(contact, new Row(ContactState.OFFERED, agent, epoch));
    return true;
  }

  synchronized boolean assign(InteractionId contact, UserId agent, Epoch epoch) {
    if (!new Row(ContactState.OFFERED, agent, epoch).equals(rows.get(contact))) {
      return false;
    }
    rows.put(contact, new Row(ContactState.ASSIGNED, agent, epoch));
    assignments.merge(contact, 1, Integer::sum);
    return true;
  }

  synchronized boolean isAssigned(InteractionId contact, Epoch epoch) {
    Row row = rows.get(contact);
    return row != null && row.state() == ContactState.ASSIGNED && row.epoch().equals(epoch);
  }

  synchronized void requeue(InteractionId contact, Epoch epoch) {
    Row row = rows.get(contact);
    if (row != null && row.epoch().equals(epoch)) {
      rows.put(contact, new Row(ContactState.WAITING, null, epoch));
    }
  }

  synchronized void end(InteractionId contact) {
    if (rows.remove(contact) != null) {
      endings.merge(contact, 1, Integer::sum);
    }
  }

  synchronized boolean isOpen(InteractionId contact) {
    return rows.containsKey(contact);
  }

  synchronized Map<InteractionId, Row> open() {
    return Map.copyOf(rows);
  }

  synchronized Map<InteractionId, Integer> assignments() {
    return Map.copyOf(assignments);
  }

  synchronized Map<InteractionId, Integer> endings() {
    return Map.copyOf(endings);
  }

  synchronized long incarnations() {
    return incarnation;
  }

  @Override
  public synchronized PoolFacts read(TenantId tenant) {
    List<ContactFact> facts = new ArrayList<>();
    rows.forEach((contact, row) ->
        facts.add(
            new ContactFact(
                contact,
                FloorFacts.SUPPORT,
                Channel.CHAT,
                0,
                contact.value().getLeastSignificantBits(),
                row.state(),
                row.agent(),
                row.epoch(),
                row.state() == ContactState.ASSIGNED ? 25 : 0,
                0)));
    return FloorFacts.oneQueue(++incarnation, agents, facts);
  }
}
