package dev.centrala.core.outbound;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.SetUpStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and changes what a business allows itself when it calls out; each change is audited. */
public final class OutboundRuleService {
  private final Transactions transactions;
  private final OutboundRuleStore store;
  private final OwnNumbers own;
  private final SetUpStore<QueueId, Queue> queues;
  private final AuditTrail audit;

  public OutboundRuleService(
      Transactions transactions,
      OutboundRuleStore store,
      OwnNumbers own,
      SetUpStore<QueueId, Queue> queues,
      AuditTrail audit) {
    this.transactions = transactions;
    this.store = store;
    this.own = own;
    this.queues = queues;
    this.audit = audit;
  }

  /** The rules, and the numbers that can be shown. */
  public record Shown(OutboundRules rules, List<OwnNumber> own) {}

  public Shown get(TenantId tenant) {
    return transactions.inTenant(tenant, tx -> new Shown(store.find(tx), own.list(tx)));
  }

  /** Over the version that the rules name; whether the business is verified stays as it is. */
  public Shown put(TenantId tenant, Actor by, OutboundRules rules) {
    return transactions.inTenant(
        tenant,
        tx -> {
          List<OwnNumber> numbers = own.list(tx);
          check(tx, rules, numbers);
          OutboundRules written = store.update(tx, rules);
          audit.write(
              tx,
              by,
              "outboundRules.changed",
              "tenant",
              tenant.toString(),
              Map.of(
                  "countries", List.copyOf(rules.countries()),
                  "premium", rules.premium(),
                  "satellite", rules.satellite(),
                  "quietHours", rules.quietHours() != null));
          return new Shown(written, numbers);
        });
  }

  private void check(Tx tx, OutboundRules rules, List<OwnNumber> numbers) {
    Set<EntryPointId> shown = new HashSet<>(rules.callerIds().values());
    if (rules.callerId() != null) {
      shown.add(rules.callerId());
    }
    Set<EntryPointId> known =
        numbers.stream().map(OwnNumber::entryPoint).collect(Collectors.toSet());
    if (!known.containsAll(shown)) {
      throw RefusedException.invalid("/callerIds", "must be voice numbers of your own");
    }
    Set<QueueId> named = new HashSet<>(rules.callerIds().keySet());
    if (rules.queue() != null) {
      named.add(rules.queue());
    }
    if (rules.webQueue() != null) {
      named.add(rules.webQueue());
    }
    for (QueueId each : named) {
      if (queues.find(tx, each).isEmpty()) {
        throw RefusedException.invalid("/callerIds", "names a queue that does not exist");
      }
    }
  }
}
