/**
 * Queues, agents' presence and capacity, offers. The deciding is in {@code pool}; here are the
 * ports around it.
 *
 * <p>Decisions are carried out in order, each in one transaction; "stands" means agent and epoch
 * are still in the row. {@code Offered}: set offered, where queued under a lower epoch; {@code
 * Outrun} where queued under a higher one, {@code Adopt} where another offer stands, else {@code
 * Disavow} ({@code Forget} if ended); then tell the agent. A shared one is kept beside the row,
 * which stays queued under its epoch: there the offer stands until it ends. {@code Assigned}: set
 * assigned and take the cost if it fits, where the offer stands (if resumed: where parked or queued
 * under a lower epoch); then {@code Confirm}, else {@code Disavow}. {@code ConfirmationDue}: {@code
 * Confirm} if assigned under this epoch, else {@code Disavow}. All others: where it stands, and
 * give back the capacity that the row holds; no row means that a newer fact stands. Hints to people
 * go out after the commit.
 */
@NullMarked
package dev.centrala.core.routing;

import org.jspecify.annotations.NullMarked;
