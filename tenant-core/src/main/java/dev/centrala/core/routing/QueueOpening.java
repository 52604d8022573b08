package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.core.tenant.SetUpStore;
import java.time.InstantSource;
import java.util.Optional;

/** Whether the hours of a queue have it open now; a queue without hours always is. */
public final class QueueOpening {
  private final SetUpStore<HoursId, BusinessHours> hours;
  private final InstantSource clock;

  public QueueOpening(SetUpStore<HoursId, BusinessHours> hours, InstantSource clock) {
    this.hours = hours;
    this.clock = clock;
  }

  Optional<BusinessHours> hoursOf(Tx tx, Queue queue) {
    return Optional.ofNullable(queue.hours()).flatMap(id -> hours.find(tx, id));
  }

  public boolean isOpen(Tx tx, Queue queue) {
    return hoursOf(tx, queue).map(found -> found.isOpen(clock.instant())).orElse(true);
  }

  /** What the pool must know of the queue now. */
  public QueueRules rules(Tx tx, Queue queue, RequirementNames names) {
    return queue.rules(names, isOpen(tx, queue));
  }
}
