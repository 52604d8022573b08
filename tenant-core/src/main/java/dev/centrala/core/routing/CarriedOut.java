package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.UserId;
import java.util.List;

/** What a pool answered to a command, and what the database then had to say to the pool. */
record CarriedOut(PoolReply reply, List<PoolCommand> answers) {
  CarriedOut {
    answers = List.copyOf(answers);
  }

  PoolResult result() {
    return reply.result();
  }

  /** Whether this command gave the offer's contact to the agent, in the database as well. */
  boolean isTaken(OfferId offer, UserId agent) {
    return reply.decisions().stream()
        .filter(PoolDecision.Assigned.class::isInstance)
        .map(PoolDecision.Assigned.class::cast)
        .filter(given -> offer.equals(given.offer()) && agent.equals(given.agent()))
        .anyMatch(
            given -> answers.contains(new PoolCommand.Confirm(given.contact(), given.epoch())));
  }
}
