package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.Role;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.web.socket.StandingCheck;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks the tables of sessions and users, one question for all sockets of a tenant. */
public final class PgStandingCheck implements StandingCheck {
  private final Transactions transactions;

  public PgStandingCheck(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Map<SessionId, Set<Role>> standing(TenantId tenant, Collection<SessionId> sessions) {
    UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
    return transactions.inTenant(
        tenant,
        tx ->
            PgTx.of(tx)
                .rows(
                    """
                    SELECT s.session_id, u.roles
                    FROM sessions s JOIN users u ON u.tenant_id = s.tenant_id AND u.user_id = s.user_id
                    WHERE s.tenant_id = $1 AND s.session_id = ANY($2) AND s.ended_at IS NULL AND u.status = 'active'\
                    """,
                    tenant,
                    ids)
                .stream()
                .collect(
                    Collectors.toMap(
                        row -> new SessionId(row.getUUID("session_id")), PgStandingCheck::roles)));
  }

  private static Set<Role> roles(Row row) {
    return Arrays.stream(row.getArrayOfStrings("roles"))
        .map(Role::fromWireName)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
