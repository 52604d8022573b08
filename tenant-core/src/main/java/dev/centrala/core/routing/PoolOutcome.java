package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/** What came of a command that a person gave, as a refusal where it came to nothing. */
final class PoolOutcome {
  private final Transactions transactions;
  private final InteractionStore interactions;

  PoolOutcome(Transactions transactions, InteractionStore interactions) {
    this.transactions = transactions;
    this.interactions = interactions;
  }

  static void requireDone(PoolResult result, String subject) {
    if (result instanceof PoolResult.Refused refused) {
      throw switch (refused.why()) {
        case UNKNOWN_AGENT ->
            RefusedException.conflict("notAnAgent", "This user does not take work.");
        case UNKNOWN_CONTACT ->
            RefusedException.conflict("wrongState", "This " + subject + " waits for nobody.");
        case UNKNOWN_QUEUE -> RefusedException.notFound("queue");
        case NOT_YOURS -> RefusedException.notFound(subject);
        case NOT_AVAILABLE -> RefusedException.conflict("notAvailable", refused.detail() + ".");
        case NO_CAPACITY -> RefusedException.conflict("noCapacity", refused.detail() + ".");
        default -> RefusedException.conflict("wrongState", refused.detail() + ".");
      };
    }
  }

  /** The pool may have been wrong: what counts is what the database let happen. */
  void requireWith(TenantId tenant, InteractionId id, UserId agent) {
    boolean theirs =
        transactions.inTenant(
            tenant, tx -> interactions.find(tx, id).filter(now -> now.isWith(agent)).isPresent());
    if (!theirs) {
      throw RefusedException.conflict("wrongState", "Somebody else was quicker.");
    }
  }
}
