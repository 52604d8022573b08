package dev.centrala.core.interaction;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are asked for; absent parts do not narrow. {@code customer} includes profiles
 * merged into it.
 */
public record InteractionFilter(
    Set<InteractionState> states,
    @Nullable QueueId queue,
    @Nullable UserId agent,
    @Nullable CustomerId customer,
    @Nullable Channel channel,
    @Nullable Instant from,
    @Nullable Instant to) {
  public static final InteractionFilter ALL =
      new InteractionFilter(Set.of(), null, null, null, null, null, null);

  /** The same, narrowed to one agent's work. */
  public InteractionFilter of(UserId agentOnly) {
    return new InteractionFilter(states, queue, agentOnly, customer, channel, from, to);
  }
}
