package dev.centrala.core.call;

import dev.centrala.core.access.Caller;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import java.util.Map;

/** Reads and changes what callers hear in the queues of the caller's own tenant; audited. */
public final class QueueWaitService {
  private final Transactions transactions;
  private final QueueWaits waits;
  private final SoundStore sounds;
  private final AuditTrail audit;

  public QueueWaitService(
      Transactions transactions, QueueWaits waits, SoundStore sounds, AuditTrail audit) {
    this.transactions = transactions;
    this.waits = waits;
    this.sounds = sounds;
    this.audit = audit;
  }

  public QueueWait get(Caller caller, QueueId queue) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> waits.find(tx, queue).orElseThrow(() -> RefusedException.notFound("queue")));
  }

  /** Who comes into the queue from now on hears this. */
  public QueueWait put(Caller caller, QueueId queue, QueueWait wait) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          if (waits.find(tx, queue).isEmpty()) {
            throw RefusedException.notFound("queue");
          }
          if (wait.music() != null && !sounds.holds(tx, wait.music())) {
            throw RefusedException.invalid("/musicId", "there is no such sound");
          }
          QueueWait after = waits.put(tx, queue, wait);
          audit.write(
              tx,
              caller.actor(),
              "queue.waitingChanged",
              "queue",
              queue.toString(),
              Map.of("announceEverySeconds", after.announceEverySeconds()));
          return after;
        });
  }
}
