package dev.centrala.connectors.twilio.control;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionService;
import dev.centrala.core.tenant.ConnectionStore;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for missed messages at every number of a tenant, from where the last good look of any node
 * ended, but 60 days back at most; at a number never looked at, a day back. Where looks overlap,
 * what is known is known again. Run it at the start of a node and every few minutes.
 */
public final class MissedMessagesSweep {
  private static final Logger LOG = LoggerFactory.getLogger(MissedMessagesSweep.class);
  private static final Duration FIRST_LOOK_BACK = Duration.ofHours(24);
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /** Well within the time for which it is remembered what a provider has told. */
  private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(60);

  private record Place(ConnectionId connection, String number) {}

  private final Transactions transactions;
  private final ConnectionStore connections;
  private final EntryPointStore entryPoints;
  private final ConnectionService access;
  private final MissedMessages missed;
  private final MissedLooks looks;
  private final InstantSource clock;

  public MissedMessagesSweep(
      Transactions transactions,
      ConnectionStore connections,
      EntryPointStore entryPoints,
      ConnectionService access,
      MissedMessages missed,
      MissedLooks looks,
      InstantSource clock) {
    this.transactions = transactions;
    this.connections = connections;
    this.entryPoints = entryPoints;
    this.access = access;
    this.missed = missed;
    this.looks = looks;
    this.clock = clock;
  }

  /**
   * Blocks; a number whose provider does not answer is looked at next time from the same instant.
   */
  public void sweep(TenantId tenant) {
    for (Place place : transactions.inTenant(tenant, this::places)) {
      Instant now = clock.instant();
      try {
        missed.fetch(
            access.access(tenant, place.connection()), place.number(), since(tenant, place));
        transactions.doInTenant(
            tenant, tx -> looks.lookedUntil(tx, place.connection(), place.number(), now));
      } catch (RefusedException refused) {
        LOG.info(
            "No look for missed messages at connection {}: {}",
            place.connection(),
            refused.refusal().detail());
      }
    }
  }

  private Instant since(TenantId tenant, Place place) {
    return since(
        transactions.inTenant(
            tenant, tx -> looks.lookedUntil(tx, place.connection(), place.number())),
        clock.instant());
  }

  static Instant since(Optional<Instant> lookedUntil, Instant now) {
    Instant from = lookedUntil.orElseGet(() -> now.minus(FIRST_LOOK_BACK)).minus(OVERLAP);
    Instant earliest = now.minus(LONGEST_LOOK_BACK);
    return from.isBefore(earliest) ? earliest : from;
  }

  private List<Place> places(Tx tx) {
    List<Place> places = new ArrayList<>();
    for (Connection connection : twilioConnections(tx)) {
      for (EntryPoint entryPoint : entryPoints.byConnection(tx, connection.id())) {
        String number = entryPoint.address();
        if (entryPoint.channel() == Channel.SMS && number != null) {
          places.add(new Place(connection.id(), number));
        }
      }
    }
    return places;
  }

  private List<Connection> twilioConnections(Tx tx) {
    List<Connection> found = new ArrayList<>();
    String cursor = null;
    do {
      Page<Connection> page = connections.list(tx, new PageRequest(PageRequest.MOST, cursor));
      page.items().stream().filter(c -> c.provider().equals("twilio")).forEach(found::add);
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }
}
