package dev.centrala.core.outbound;

import dev.centrala.core.events.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The rules of one tenant, and what it has called of late. */
public interface OutboundRuleStore {
  /** The standard ones where none were made. */
  OutboundRules find(Tx tx);

  /** Writes them over the version that they name; refuses as stale when it is another one. */
  OutboundRules update(Tx tx, OutboundRules rules);

  /** What was called in this minute and on this day so far, this call included. */
  record Called(int inMinute, int onDay) {}

  /** Counts one more call; holds a lock, so that calls are counted one after another. */
  Called count(Tx tx, Instant minute, LocalDate day);

  /** What the minutes of the lines to the outside since then are taken to cost. */
  BigDecimal spentSince(Tx tx, OutboundSpend rates, Instant from, Instant now);

  /** Seconds of the lines to the outside since then, those that go on included. */
  long secondsSince(Tx tx, Instant from, Instant now);
}
