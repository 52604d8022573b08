package dev.centrala.infra.postgres.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Caller;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.KeyId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.web.http.KeptReplies;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code idempotent_replies}. A node that dies between the work and its answer leaves a
 * key that can be used again after a minute: the work is then done again, which the resource's own
 * rules must bear.
 */
public final class PgKeptReplies implements KeptReplies {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration LONGEST_WORK = Duration.ofMinutes(1);
  private static final String PURPOSE = "idempotent reply";

  private final Transactions transactions;
  private final MasterKey masterKey;
  private final ObjectMapper json;
  private final InstantSource clock;

  public PgKeptReplies(
      Transactions transactions, MasterKey masterKey, ObjectMapper json, InstantSource clock) {
    this.transactions = transactions;
    this.masterKey = masterKey;
    this.json = json;
    this.clock = clock;
  }

  private record Stored(int status, Map<String, String> headers, byte[] body) {}

  @Override
  public Claim claim(Caller caller, String key, Buffer request) {
    Buffer requestHash = sha256(request);
    return transactions.inTenant(
        caller.tenant(), tx -> claim(tx, caller, sha256(Buffer.buffer(key)), requestHash));
  }

  private Claim claim(Tx tx, Caller caller, Buffer keyHash, Buffer requestHash) {
    Instant now = clock.instant();
    int claimed =
        PgTx.of(tx)
            .update(
                """
                INSERT INTO idempotent_replies AS r (tenant_id, caller_id, key_hash, request_hash, begun_at)
                VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (tenant_id, caller_id, key_hash)
                DO UPDATE SET request_hash = excluded.request_hash, begun_at = excluded.begun_at, sealed_reply = NULL
                WHERE r.begun_at < $6 OR (r.sealed_reply IS NULL AND r.begun_at < $7)\
                """,
                tx.tenant(),
                id(caller),
                keyHash,
                requestHash,
                now,
                now.minus(KEPT),
                now.minus(LONGEST_WORK));
    if (claimed == 1) {
      return new Claim.First();
    }
    Optional<Row> row =
        PgTx.of(tx)
            .row(
                """
                SELECT request_hash, sealed_reply FROM idempotent_replies
                WHERE tenant_id = $1 AND caller_id = $2 AND key_hash = $3\
                """,
                tx.tenant(),
                id(caller),
                keyHash);
    if (row.isPresent() && !row.get().getBuffer("request_hash").equals(requestHash)) {
      throw RefusedException.conflict(
          "idempotencyKeyReused", "This Idempotency-Key came with another request before.");
    }
    if (row.isEmpty() || row.get().getBuffer("sealed_reply") == null) {
      throw RefusedException.conflict(
          "requestInProgress", "The first request with this Idempotency-Key is not done yet.");
    }
    return new Claim.Again(open(tx, row.get().getBuffer("sealed_reply").getBytes()));
  }

  @Override
  public void keep(Caller caller, String key, Kept reply) {
    Stored stored = new Stored(reply.status(), reply.headers(), reply.body().getBytes());
    transactions.inTenant(
        caller.tenant(),
        tx ->
            PgTx.of(tx)
                .update(
                    """
                    UPDATE idempotent_replies SET sealed_reply = $4
                    WHERE tenant_id = $1 AND caller_id = $2 AND key_hash = $3\
                    """,
                    tx.tenant(),
                    id(caller),
                    sha256(Buffer.buffer(key)),
                    Buffer.buffer(seal(tx, stored))));
  }

  @Override
  public void release(Caller caller, String key) {
    transactions.inTenant(
        caller.tenant(),
        tx ->
            PgTx.of(tx)
                .update(
                    """
                    DELETE FROM idempotent_replies
                    WHERE tenant_id = $1 AND caller_id = $2 AND key_hash = $3 AND sealed_reply IS NULL\
                    """,
                    tx.tenant(),
                    id(caller),
                    sha256(Buffer.buffer(key))));
  }

  private static Id id(Caller caller) {
    UserId user = caller.user();
    KeyId key = caller.key();
    if (user != null) {
      return user;
    }
    return key == null ? caller.tenant() : key;
  }

  private byte[] seal(Tx tx, Stored stored) {
    try {
      return masterKey.seal(PURPOSE, tx.tenant(), json.writeValueAsBytes(stored));
    } catch (IOException bug) {
      throw new UncheckedIOException(bug);
    }
  }

  private Kept open(Tx tx, byte[] sealed) {
    try {
      Stored stored = json.readValue(masterKey.open(PURPOSE, tx.tenant(), sealed), Stored.class);
      return new Kept(stored.status(), stored.headers(), Buffer.buffer(stored.body()));
    } catch (IOException corrupt) {
      throw new UncheckedIOException(corrupt);
    }
  }

  private static Buffer sha256(Buffer bytes) {
    try {
      return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(bytes.getBytes()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
