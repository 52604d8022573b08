/**
 * Queues, agents' presence and capacity, offers. The deciding is in {@code pool}; here are the ports around it.
 *
 * <p>Carrying out decisions: in the order given, each in one transaction. {@code Offered}: set offered, agent, epoch
 * where the contact is queued and its epoch lower, with the explanation; none updated → {@code Disavow} (or
 * {@code Forget} if it has ended), else tell the agent. {@code Assigned}: where offered (or parked, if resumed) to this
 * agent; take the cost, capacity permitting; answer {@code Confirm}, or {@code Disavow} if none was updated.
 * {@code ConfirmationDue}: assigned there under this epoch → {@code Confirm}, else {@code Disavow}. {@code OfferEnded}
 * (not accepted), {@code Requeued}, {@code Parked}, {@code WrapUpStarted}, {@code Left}: where agent and epoch still
 * stand, and give back {@code freed}; none updated means a newer fact stands. Hints go out after the commit.
 */
@NullMarked
package dev.centrala.core.routing;

import org.jspecify.annotations.NullMarked;
