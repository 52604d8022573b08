package dev.centrala.core.call;

import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.PresenceStore;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallConsult;

/** Who of the tenant's people can be asked on a call now. */
public final class Colleagues {
  private final UserStore users;
  private final PresenceStore presences;
  private final InteractionStore interactions;

  public Colleagues(UserStore users, PresenceStore presences, InteractionStore interactions) {
    this.users = users;
    this.presences = presences;
    this.interactions = interactions;
  }

  /** Refuses who takes no work, is not there, or talks on another call. */
  CallConsult.To free(Tx tx, UserId asking, UserId wanted) {
    User colleague = users.get(tx, wanted);
    if (wanted.equals(asking)) {
      throw RefusedException.invalid("/to/userId", "is yourself");
    }
    if (colleague.agent() == null) {
      throw RefusedException.conflict("notAnAgent", "This user does not take work.");
    }
    boolean there =
        presences
            .find(tx, wanted)
            .filter(state -> state.presence() != Presence.OFFLINE)
            .isPresent();
    if (!there) {
      throw RefusedException.conflict("notAvailable", colleague.name() + " is not there.");
    }
    if (interactions.inHandOf(tx, wanted).stream().anyMatch(Colleagues::isTalk)) {
      throw RefusedException.conflict("notAvailable", colleague.name() + " is on another call.");
    }
    return new CallConsult.To(CallConsult.Kind.USER, wanted.value(), colleague.name());
  }

  private static boolean isTalk(Interaction each) {
    return each.channel() == Channel.VOICE
        && each.state() == InteractionState.ASSIGNED
        && each.disconnectedAt() == null;
  }
}
