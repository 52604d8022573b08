package dev.centrala.core.voice;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant allows to be called: asked before any line to the outside is dialled, in the
 * transaction that writes the dialling.
 */
@FunctionalInterface
public interface OutsideCalls {
  /** Takes any number in the international form of E.164. */
  OutsideCalls NUMBERS =
      (tx, from, address) ->
          address.matches("\\+[1-9][0-9]{3,14}")
              ? new RuleVerdict.Allowed()
              : new RuleVerdict.Refused("notANumber", "A number in international form is needed.");

  /** {@code from} is the queue that the call belongs to, if any; its rules may differ. */
  RuleVerdict check(Tx tx, @Nullable QueueId from, String address);

  /** Refuses as a conflict what the rules do not allow. */
  default void require(Tx tx, @Nullable QueueId from, String address) {
    if (check(tx, from, address) instanceof RuleVerdict.Refused(String code, String detail)) {
      throw RefusedException.conflict(code, detail);
    }
  }
}
