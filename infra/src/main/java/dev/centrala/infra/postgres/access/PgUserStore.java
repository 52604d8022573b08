package dev.centrala.infra.postgres.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Account;
import dev.centrala.core.access.AgentSettings;
import dev.centrala.core.access.CapacityOverrides;
import dev.centrala.core.access.Credentials;
import dev.centrala.core.access.MailAddress;
import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.tenant.LimitsColumn;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code users} and {@code user_skills}, and {@code directory.mail_addresses} in step
 * with them.
 */
public final class PgUserStore implements UserStore {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private static final int LARGEST_PREFERENCES = 16 * 1024;

  private final MasterKey masterKey;
  private final JsonColumn json;

  public PgUserStore(MasterKey masterKey, ObjectMapper mapper) {
    this.masterKey = masterKey;
    this.json = new JsonColumn(mapper);
  }

  @Override
  public void insert(Tx tx, User user, @Nullable String passwordHash) {
    CapacityOverrides costs = UserRows.costs(user);
    int inserted =
        PgTx.of(tx)
            .update(
                """
                INSERT INTO users (tenant_id, user_id, version, email, name, roles, status, password_hash, takes_work,
                  cost_voice, cost_chat, cost_message, cost_mail, cost_task, created_at, limits, device_kind, device_address,
                  auto_accept)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
                ON CONFLICT (tenant_id, email) DO NOTHING\
                """,
                tx.tenant(),
                user.id(),
                user.version(),
                user.email().value(),
                user.name(),
                UserRows.roles(user.roles()),
                user.status().wireName(),
                passwordHash,
                user.agent() != null,
                costs.voice(),
                costs.chat(),
                costs.message(),
                costs.mail(),
                costs.task(),
                user.createdAt(),
                LimitsColumn.write(UserRows.limits(user)),
                UserRows.device(user).kind().wireName(),
                UserRows.device(user).address(),
                UserRows.autoAccept(user));
    if (inserted == 0) {
      throw RefusedException.conflict(
          "addressInUse", "There is a user with this mail address already.");
    }
    writeSkills(tx, user);
    PgTx.of(tx)
        .update(
            "INSERT INTO directory.mail_addresses (mail_hash, tenant_id, user_id) VALUES ($1, $2,"
                + " $3)",
            UserRows.bytes(mailHash(user.email())),
            tx.tenant(),
            user.id());
  }

  @Override
  public Optional<User> find(Tx tx, UserId id) {
    return PgTx.of(tx)
        .row(UserRows.SELECT + "WHERE u.tenant_id = $1 AND u.user_id = $2", tx.tenant(), id)
        .map(UserRows::fromRow);
  }

  @Override
  public Optional<Credentials> credentials(Tx tx, UserId id) {
    return PgTx.of(tx)
        .row(UserRows.SELECT + "WHERE u.tenant_id = $1 AND u.user_id = $2", tx.tenant(), id)
        .map(row -> new Credentials(UserRows.fromRow(row), row.getString("password_hash")));
  }

  @Override
  public boolean hasAddress(Tx tx, MailAddress address) {
    return PgTx.of(tx)
        .row(
            "SELECT 1 FROM users WHERE tenant_id = $1 AND email = $2", tx.tenant(), address.value())
        .isPresent();
  }

  @Override
  public Page<User> list(Tx tx, PageRequest page) {
    List<User> users =
        PgTx.of(tx)
            .rows(
                UserRows.SELECT
                    + "WHERE u.tenant_id = $1 AND ($2::uuid IS NULL OR u.user_id > $2)"
                    + " ORDER BY u.user_id LIMIT $3",
                tx.tenant(),
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(UserRows::fromRow)
            .toList();
    return Cursors.page(users, page, User::id);
  }

  @Override
  public User update(Tx tx, User user, long expectedVersion) {
    CapacityOverrides costs = UserRows.costs(user);
    int updated =
        PgTx.of(tx)
            .update(
                """
                UPDATE users SET version = version + 1, name = $4, roles = $5, status = $6, takes_work = $7,
                  cost_voice = $8, cost_chat = $9, cost_message = $10, cost_mail = $11, cost_task = $12, limits = $13,
                  device_kind = $14, device_address = $15, auto_accept = $16
                WHERE tenant_id = $1 AND user_id = $2 AND version = $3\
                """,
                tx.tenant(),
                user.id(),
                expectedVersion,
                user.name(),
                UserRows.roles(user.roles()),
                user.status().wireName(),
                user.agent() != null,
                costs.voice(),
                costs.chat(),
                costs.message(),
                costs.mail(),
                costs.task(),
                LimitsColumn.write(UserRows.limits(user)),
                UserRows.device(user).kind().wireName(),
                UserRows.device(user).address(),
                UserRows.autoAccept(user));
    if (updated == 0) {
      get(tx, user.id());
      throw new RefusedException(new Refusal.StaleVersion("The user has changed."));
    }
    PgTx.of(tx)
        .update(
            "DELETE FROM user_skills WHERE tenant_id = $1 AND user_id = $2",
            tx.tenant(),
            user.id());
    writeSkills(tx, user);
    return get(tx, user.id());
  }

  private static void writeSkills(Tx tx, User user) {
    AgentSettings agent = user.agent();
    if (agent != null) {
      PgTx.of(tx)
          .updateAll(
              "INSERT INTO user_skills (tenant_id, user_id, skill_id, proficiency) VALUES ($1, $2,"
                  + " $3, $4)",
              agent.skills().stream()
                  .map(held ->
                      new Object[] {tx.tenant(), user.id(), held.skill(), held.proficiency()})
                  .toList());
    }
  }

  @Override
  public void setPassword(Tx tx, UserId id, String passwordHash) {
    PgTx.of(tx)
        .update(
            "UPDATE users SET password_hash = $3 WHERE tenant_id = $1 AND user_id = $2",
            tx.tenant(),
            id,
            passwordHash);
  }

  @Override
  public void replacePasswordHash(Tx tx, UserId id, String from, String to) {
    PgTx.of(tx)
        .update(
            """
            UPDATE users SET password_hash = $4 WHERE tenant_id = $1 AND user_id = $2 AND password_hash = $3\
            """,
            tx.tenant(),
            id,
            from,
            to);
  }

  @Override
  public List<UserId> lockActiveOwners(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT user_id FROM users WHERE tenant_id = $1 AND status = 'active' AND 'owner' = ANY (roles)
            ORDER BY user_id FOR UPDATE\
            """,
            tx.tenant())
        .stream()
        .map(row -> new UserId(row.getUUID("user_id")))
        .toList();
  }

  @Override
  public Map<String, Object> preferences(Tx tx, UserId id) {
    return json.read(
        PgTx.of(tx)
            .rowOf(
                "user",
                "SELECT preferences::text AS preferences FROM users WHERE tenant_id = $1 AND"
                    + " user_id = $2",
                tx.tenant(),
                id)
            .getString("preferences"),
        MAP);
  }

  @Override
  public void setPreferences(Tx tx, UserId id, Map<String, Object> preferences) {
    String text = json.write(preferences);
    if (text.length() > LARGEST_PREFERENCES) {
      throw RefusedException.invalid(
          "/preferences", "must have at most " + LARGEST_PREFERENCES + " characters");
    }
    PgTx.of(tx)
        .update(
            "UPDATE users SET preferences = $3::text::jsonb WHERE tenant_id = $1 AND user_id = $2",
            tx.tenant(),
            id,
            text);
  }

  @Override
  public List<Account> accounts(DirectoryTx tx, MailAddress address) {
    return PgTx.of(tx)
        .rows(
            "SELECT tenant_id, user_id FROM directory.mail_addresses WHERE mail_hash = $1 ORDER BY"
                + " tenant_id",
            UserRows.bytes(mailHash(address)))
        .stream()
        .map(row ->
            new Account(new TenantId(row.getUUID("tenant_id")), new UserId(row.getUUID("user_id"))))
        .toList();
  }

  @Override
  public boolean lockAddress(Tx tx, MailAddress address) {
    byte[] hash = mailHash(address);
    PgTx.of(tx).rows("SELECT pg_advisory_xact_lock($1)", ByteBuffer.wrap(hash).getLong());
    return !accounts((DirectoryTx) PgTx.of(tx), address).isEmpty();
  }

  private byte[] mailHash(MailAddress address) {
    return masterKey.lookupHash("mail address", address.value());
  }
}
