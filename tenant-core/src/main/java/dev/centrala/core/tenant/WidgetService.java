package dev.centrala.core.tenant;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.WidgetId;
import java.time.InstantSource;
import java.util.Optional;

/** Finds what belongs to a widget id, which is public and all that a visitor's browser has. */
public final class WidgetService {
  private final EntryPointStore entryPoints;
  private final SetUpStore<HoursId, BusinessHours> hours;
  private final EntryPointReferences references;
  private final Transactions transactions;
  private final InstantSource clock;

  public WidgetService(
      EntryPointStore entryPoints,
      SetUpStore<HoursId, BusinessHours> hours,
      EntryPointReferences references,
      Transactions transactions,
      InstantSource clock) {
    this.entryPoints = entryPoints;
    this.hours = hours;
    this.references = references;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Refuses an unknown widget as not found. */
  public WidgetPlace place(WidgetId widget) {
    return transactions
        .inDirectory(tx -> entryPoints.widget(tx, widget))
        .orElseThrow(() -> RefusedException.notFound("widget"));
  }

  public WidgetConfig config(WidgetId widget) {
    WidgetPlace place = place(widget);
    return transactions.inTenant(place.tenant(), tx -> config(tx, place.entryPoint()));
  }

  /** The entry point that the widget opens, and whose it is. */
  public EntryPoint entryPoint(TenantId tenant, EntryPointId id) {
    return transactions.inTenant(tenant, tx -> find(tx, id));
  }

  private WidgetConfig config(Tx tx, EntryPointId id) {
    EntryPoint entryPoint = find(tx, id);
    return new WidgetConfig(entryPoint.widgetSettings(), isOpen(tx, entryPoint));
  }

  private EntryPoint find(Tx tx, EntryPointId id) {
    return entryPoints.find(tx, id).orElseThrow(() -> RefusedException.notFound("widget"));
  }

  /** Open at any time when neither the queue nor the flow has hours. */
  private boolean isOpen(Tx tx, EntryPoint entryPoint) {
    Optional<BusinessHours> businessHours =
        references.hoursOf(tx, entryPoint).flatMap(id -> hours.find(tx, id));
    return !references.closedByHand(tx, entryPoint)
        && businessHours.map(h -> h.isOpen(clock.instant())).orElse(true);
  }
}
