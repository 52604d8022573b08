package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.waiting.Waits;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Agents who accept at once and end at once, carried out as the package comment of routing asks.
 * Every command goes to some node that is alive, and goes to another when its node dies.
 */
final class Floor {
  private final Ledger ledger;
  private final TenantId tenant;
  final AtomicInteger grants = new AtomicInteger();
  private volatile List<PoolHost> hosts = List.of();

  Floor(Ledger ledger, TenantId tenant) {
    this.ledger = ledger;
    this.tenant = tenant;
  }

  void use(List<PoolHost> alive) {
    hosts = alive;
  }

  void tell(PoolCommand command) {
    for (int attempt = 0; attempt < 20; attempt++) {
      List<PoolHost> now = hosts;
      try {
        PoolReply reply =
            now.get(ThreadLocalRandom.current().nextInt(now.size())).submit(tenant, command);
        carryOut(reply);
        return;
      } catch (PoolUnavailableException died) {
        Waits.pause(20);
      }
    }
    throw new AssertionError("no node took " + command);
  }

  void carryOut(PoolReply reply) {
    for (PoolDecision decision : reply.decisions()) {
      Thread.startVirtualThread(() -> carryOut(decision));
    }
  }

  private void carryOut(PoolDecision decision) {
    switch (decision) {
      case PoolDecision.Offered o -> {
        if (ledger.offer(o.contact(), o.agent(), o.epoch())) {
          tell(new PoolCommand.Accept(o.offer(), o.agent()));
        } else {
          tell(
              ledger.isOpen(o.contact())
                  ? new PoolCommand.Disavow(o.contact(), o.epoch())
                  : new PoolCommand.Forget(o.contact()));
        }
      }
      case PoolDecision.Assigned a -> {
        grants.incrementAndGet();
        if (ledger.assign(a.contact(), a.agent(), a.epoch())) {
          work(a);
        } else {
          tell(new PoolCommand.Disavow(a.contact(), a.epoch()));
        }
      }
      case PoolDecision.ConfirmationDue c -> {
        if (ledger.isAssigned(c.contact(), c.epoch())) {
          tell(new PoolCommand.Confirm(c.contact(), c.epoch()));
          end(c.contact());
        } else {
          tell(new PoolCommand.Disavow(c.contact(), c.epoch()));
        }
      }
      case PoolDecision.OfferEnded o -> ledger.requeue(o.contact(), o.epoch());
      case PoolDecision.Requeued r -> ledger.requeue(r.contact(), r.epoch());
      default -> {}
    }
  }

  private void work(PoolDecision.Assigned assigned) {
    tell(new PoolCommand.Confirm(assigned.contact(), assigned.epoch()));
    end(assigned.contact());
  }

  private void end(InteractionId contact) {
    ledger.end(contact);
    tell(new PoolCommand.End(contact, PoolCommand.EndReason.COMPLETED));
    tell(new PoolCommand.CompleteWrapUp(contact));
  }
}
