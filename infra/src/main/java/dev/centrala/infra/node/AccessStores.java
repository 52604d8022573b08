package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.KeyStore;
import dev.centrala.core.access.SessionStore;
import dev.centrala.core.access.TotpStore;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.mail.MailQueue;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.access.PgKeyStore;
import dev.centrala.infra.postgres.access.PgSessionStore;
import dev.centrala.infra.postgres.access.PgTotpStore;
import dev.centrala.infra.postgres.access.PgUserStore;
import dev.centrala.infra.postgres.audit.PgAuditLog;
import dev.centrala.infra.postgres.mail.PgMailQueue;
import dev.centrala.infra.postgres.tenant.PgTenantStore;

/** The stores of tenants, users and what they did; stateless, so any area may have its own. */
public record AccessStores(
    TenantStore tenants,
    UserStore users,
    SessionStore sessions,
    KeyStore keys,
    TotpStore totp,
    AuditLog audit,
    MailQueue mails) {
  public static AccessStores of(MasterKey masterKey, ObjectMapper json) {
    return new AccessStores(
        new PgTenantStore(new JsonColumn(json)),
        new PgUserStore(masterKey, json),
        new PgSessionStore(),
        new PgKeyStore(),
        new PgTotpStore(),
        new PgAuditLog(json),
        new PgMailQueue(masterKey, json));
  }
}
