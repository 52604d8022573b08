package dev.centrala.core.call;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;

/** Whom an agent asks while the customer waits. */
public sealed interface ConsultTarget {
  record Colleague(UserId user) implements ConsultTarget {}

  /** A number in international form. */
  record Number(String address) implements ConsultTarget {}

  /** Whoever of the queue takes it. */
  record Anyone(QueueId queue) implements ConsultTarget {}
}
