package dev.centrala.core.outbound;

import dev.centrala.core.access.Limit;
import dev.centrala.core.access.RateLimiter;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointStore;
import dev.centrala.core.tenant.WidgetPlace;
import dev.centrala.core.tenant.WidgetService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Visitors of web pages who ask to be called: by the queue of the page's own widget where that has
 * a number of its own, else by the one that the rules name. Whoever asks may be lying about the
 * number: it is called within the rules only, and a few times at most.
 */
public final class WebCallbacks {
  private static final Limit OF_ADDRESS =
      new Limit("webCallback", 5, Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(1));
  private static final Limit OF_NUMBER =
      new Limit(
          "webCallbackNumber", 3, Duration.ofHours(12), Duration.ofHours(1), Duration.ofHours(12));
  private static final int TRIES = 3;
  private static final int GAP_SECONDS = 900;

  private final Transactions transactions;
  private final WidgetService widgets;
  private final EntryPointStore entryPoints;
  private final OutboundRuleStore rules;
  private final DoNotCallList list;
  private final CustomerService customers;
  private final Callbacks callbacks;
  private final RateLimiter limiter;

  public WebCallbacks(
      Transactions transactions,
      WidgetService widgets,
      EntryPointStore entryPoints,
      OutboundRuleStore rules,
      DoNotCallList list,
      CustomerService customers,
      Callbacks callbacks,
      RateLimiter limiter) {
    this.transactions = transactions;
    this.widgets = widgets;
    this.entryPoints = entryPoints;
    this.rules = rules;
    this.list = list;
    this.customers = customers;
    this.callbacks = callbacks;
    this.limiter = limiter;
  }

  public boolean isOffered(WidgetId widget) {
    TenantId tenant = widgets.place(widget).tenant();
    return transactions.inTenant(tenant, tx -> rules.find(tx).webQueue() != null);
  }

  /** {@code address} is the network address of who asks. */
  public void ask(WidgetId widget, String address, String text, @Nullable String name) {
    WidgetPlace place = widgets.place(widget);
    TenantId tenant = place.tenant();
    limiter.take(OF_ADDRESS, address);
    String number = transactions.inTenant(tenant, tx -> number(tx, place, text));
    limiter.take(OF_NUMBER, tenant + " " + number);
    transactions.doInTenant(tenant, tx -> book(tx, place, number, name));
  }

  private String number(Tx tx, WidgetPlace place, String text) {
    queue(tx, place);
    return list.read(tx, text)
        .orElseThrow(() -> RefusedException.invalid("/number", "is no telephone number"));
  }

  private QueueId queue(Tx tx, WidgetPlace place) {
    OutboundRules now = rules.find(tx);
    QueueId usual = now.webQueue();
    if (usual == null) {
      throw RefusedException.notFound("callback");
    }
    return entryPoints
        .find(tx, place.entryPoint())
        .map(EntryPoint::queue)
        .filter(now.callerIds()::containsKey)
        .orElse(usual);
  }

  private void book(Tx tx, WidgetPlace place, String number, @Nullable String name) {
    CustomerId customer =
        customers
            .resolve(tx, Identity.phone(number), name == null || name.isBlank() ? null : name)
            .id();
    FlowInput outcome =
        callbacks.book(
            tx,
            customer,
            null,
            new Instruction.CallBack(
                "web", number, null, queue(tx, place), 0, Wishes.NONE, null, TRIES, GAP_SECONDS));
    if (outcome instanceof FlowInput.Failed) {
      throw RefusedException.invalid("/number", "cannot be called from here");
    }
  }
}
