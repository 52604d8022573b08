package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.SharedOffers;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;

/** Offers to several agents at once, in PostgreSQL. */
public final class PgSharedOffers implements SharedOffers {
  @Override
  public boolean add(Tx tx, InteractionId interaction, OpenOffer offer) {
    return PgTx.of(tx)
            .update(
                """
                INSERT INTO interaction_offers AS o
                  (tenant_id, interaction_id, agent_id, offer_id, incarnation, counter, expires_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (tenant_id, interaction_id, agent_id) DO UPDATE SET offer_id = EXCLUDED.offer_id,
                  incarnation = EXCLUDED.incarnation, counter = EXCLUDED.counter, expires_at = EXCLUDED.expires_at
                WHERE (o.incarnation, o.counter) < (EXCLUDED.incarnation, EXCLUDED.counter)\
                """,
                tx.tenant(),
                interaction,
                offer.agent(),
                offer.offer(),
                offer.epoch().incarnation(),
                offer.epoch().counter(),
                Instant.ofEpochMilli(offer.expiresAtMillis()))
        == 1;
  }

  @Override
  public boolean isOpen(Tx tx, InteractionId interaction, OfferId offer) {
    return PgTx.of(tx)
        .row(
            """
            SELECT FROM interaction_offers WHERE tenant_id = $1 AND interaction_id = $2 AND offer_id = $3\
            """,
            tx.tenant(),
            interaction,
            offer)
        .isPresent();
  }

  @Override
  public boolean isAnyNewer(Tx tx, InteractionId interaction, Epoch epoch) {
    return PgTx.of(tx)
        .row(
            """
            SELECT FROM interaction_offers WHERE tenant_id = $1 AND interaction_id = $2
            AND incarnation = $3 AND counter > $4 LIMIT 1\
            """,
            tx.tenant(),
            interaction,
            epoch.incarnation(),
            epoch.counter())
        .isPresent();
  }

  @Override
  public boolean remove(Tx tx, InteractionId interaction, OfferId offer) {
    return PgTx.of(tx)
            .update(
                """
                DELETE FROM interaction_offers WHERE tenant_id = $1 AND interaction_id = $2 AND offer_id = $3\
                """,
                tx.tenant(),
                interaction,
                offer)
        == 1;
  }

  @Override
  public List<OpenOffer> removeAll(Tx tx, InteractionId interaction) {
    return PgTx.of(tx)
        .rows(
            """
            DELETE FROM interaction_offers WHERE tenant_id = $1 AND interaction_id = $2
            RETURNING interaction_id, agent_id, incarnation, counter, expires_at\
            """,
            tx.tenant(),
            interaction)
        .stream()
        .map(row -> fromRow(row).offer())
        .toList();
  }

  @Override
  public List<OpenOffer> open(Tx tx, InteractionId interaction) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT interaction_id, agent_id, incarnation, counter, expires_at FROM interaction_offers
            WHERE tenant_id = $1 AND interaction_id = $2\
            """,
            tx.tenant(),
            interaction)
        .stream()
        .map(row -> fromRow(row).offer())
        .toList();
  }

  @Override
  public List<Of> to(Tx tx, UserId agent) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT o.interaction_id, o.agent_id, o.incarnation, o.counter, o.expires_at FROM interaction_offers o
            JOIN interactions i ON i.tenant_id = o.tenant_id AND i.id = o.interaction_id AND i.state = 'queued'
            WHERE o.tenant_id = $1 AND o.agent_id = $2 ORDER BY o.interaction_id\
            """,
            tx.tenant(),
            agent)
        .stream()
        .map(PgSharedOffers::fromRow)
        .toList();
  }

  @Override
  public List<Of> expiring(Tx tx, Instant before) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT interaction_id, agent_id, incarnation, counter, expires_at FROM interaction_offers
            WHERE tenant_id = $1 AND expires_at < $2 ORDER BY expires_at, interaction_id, agent_id\
            """,
            tx.tenant(),
            before)
        .stream()
        .map(PgSharedOffers::fromRow)
        .toList();
  }

  private static Of fromRow(Row row) {
    return new Of(
        new InteractionId(row.getUUID("interaction_id")),
        new OpenOffer(
            new UserId(row.getUUID("agent_id")),
            new Epoch(row.getLong("incarnation"), row.getLong("counter")),
            Rows.instant(row, "expires_at").toEpochMilli()));
  }
}
