package dev.centrala.core.outbound;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallStore;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the contact and the call of a number that is going to be called; not yet queued. */
public final class OutboundContacts {
  private final CustomerService customers;
  private final ThreadStore threads;
  private final CallStore calls;
  private final FrontDoor door;
  private final InstantSource clock;

  public OutboundContacts(
      CustomerService customers,
      ThreadStore threads,
      CallStore calls,
      FrontDoor door,
      InstantSource clock) {
    this.customers = customers;
    this.threads = threads;
    this.calls = calls;
    this.door = door;
    this.clock = clock;
  }

  /** {@code known} is whose number it is, where somebody knows better than the number itself. */
  Interaction open(
      Tx tx,
      OwnNumber as,
      String number,
      @Nullable CustomerId known,
      Actor by,
      Map<String, Object> why) {
    Customer customer =
        known == null
            ? customers.resolve(tx, Identity.phone(number), null)
            : customers.get(tx, known);
    MessageThread thread = threads.open(tx, as.entryPoint(), number);
    Map<String, Object> context = new HashMap<>(why);
    context.put("from", as.number());
    context.put("to", number);
    Interaction opened =
        door.begin(tx, Channel.VOICE, as.entryPoint(), thread, customer, by, context);
    calls.insert(
        tx,
        new Call(
            opened.id(), as.connection(), false, as.number(), number, null, clock.instant(), null));
    return opened;
  }
}
