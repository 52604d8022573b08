package dev.centrala.core.outbound;

import dev.centrala.core.events.Tx;
import java.util.List;

/** The numbers at which the business is called. */
@FunctionalInterface
public interface OwnNumbers {
  /** Oldest first. */
  List<OwnNumber> list(Tx tx);
}
