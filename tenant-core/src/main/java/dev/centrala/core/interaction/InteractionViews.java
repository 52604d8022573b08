package dev.centrala.core.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts names to interactions. */
public interface InteractionViews {
  List<InteractionView> of(Tx tx, List<Interaction> interactions);

  default InteractionView of(Tx tx, Interaction interaction) {
    return of(tx, List.of(interaction)).getFirst();
  }

  /** Asked now, answered when looked at: what else is asked before that travels along. */
  Supplier<InteractionView> ask(Tx tx, Interaction interaction);

  Optional<String> userName(Tx tx, UserId user);
}
