package dev.centrala.core.voice;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one tenant and their lines. Rows are changed under the lock of their interaction.
 */
public interface CallStore {
  void insert(Tx tx, Call call);

  void update(Tx tx, Call call);

  Optional<Call> find(Tx tx, InteractionId interaction);

  /** Those of these interactions that are calls. */
  List<Call> findAll(Tx tx, Collection<InteractionId> interactions);

  void insert(Tx tx, CallLeg leg, Instant lookAt);

  /**
   * Writes the line; it is looked at next at {@code lookAt} unless it is over and has left its
   * room.
   */
  void update(Tx tx, CallLeg leg, Instant lookAt);

  Optional<CallLeg> leg(Tx tx, LegId id);

  Optional<CallLeg> legByProviderId(Tx tx, String providerId);

  /** Oldest first. */
  List<CallLeg> legs(Tx tx, InteractionId interaction);

  /** The lines of these interactions, oldest first. */
  List<CallLeg> legsOf(Tx tx, Collection<InteractionId> interactions);

  /** Whom the agent of this call asks, or sends its customer to. */
  default Optional<CallConsult> consult(Tx tx, InteractionId interaction) {
    return consults(tx, List.of(interaction)).stream().findFirst();
  }

  List<CallConsult> consults(Tx tx, Collection<InteractionId> interactions);

  /** Those for which these contacts are offered in a queue. */
  List<CallConsult> consultsOf(Tx tx, Collection<InteractionId> contacts);

  /** The one for which this contact is offered in a queue. */
  default Optional<CallConsult> consultOf(Tx tx, InteractionId contact) {
    return consultsOf(tx, List.of(contact)).stream().findFirst();
  }

  /**
   * The line of whoever has taken the contact of a queue that is asked; answers the call. Empty
   * when nobody asks any more, or they are called already. Without a line nobody is called.
   */
  Optional<CallConsult> answer(Tx tx, InteractionId contact, @Nullable LegId line);

  /** Takes the place of what was there for the call. */
  void put(Tx tx, CallConsult consult);

  void removeConsult(Tx tx, InteractionId interaction);

  /** From now on this contact is known to be no customer's: the agent asks a queue by it. */
  void asked(Tx tx, InteractionId contact, UserId by);

  /** Contacts by which a queue is asked and that go on, although nobody asks any more. */
  List<InteractionId> forsaken(Tx tx);

  /**
   * Lines that are not over, or not out of their room, and have not been heard of for long, oldest
   * first; they are due again at {@code again}.
   */
  List<CallLeg> claimDoubtful(Tx tx, Instant now, Instant again, int most);
}
