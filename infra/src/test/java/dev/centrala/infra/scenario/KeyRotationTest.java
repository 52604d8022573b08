package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.access.SecondFactor;
import dev.centrala.core.routing.QueueCardService;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.MasterKeyFile;
import dev.centrala.infra.crypto.SealBrokenException;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.rotation.Resealing;
import dev.centrala.infra.scenario.Shop.Line;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new master key takes over while the node goes on serving. */
class KeyRotationTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final MasterKey NEW =
      new MasterKey(List.of(Business.NEXT_KEY, Business.FIRST_KEY));
  private static final MasterKey NEW_ALONE = new MasterKey(List.of(Business.NEXT_KEY));

  /** Sealed columns by their names; hashes, public keys and files are none. */
  private static final String SEALED_COLUMNS =
      """
      SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema IN ('public', 'directory') AND data_type = 'bytea'
        AND column_name NOT LIKE '%hash' AND column_name NOT IN ('public_key', 'content')\
      """;

  private static Resealing.Outcome rotate() {
    return new Resealing(BUSINESS.database().transactions(), NEW).run();
  }

  @Test
  void everySecretIsSealedAnewAndTheNodeNoticesNothing() {
    Shop shop = BUSINESS.shop();
    String queue = shop.queue("Texts", Map.of());
    Line line = shop.line(BUSINESS.carrier(), queue);
    JsonNode webhook =
        shop.owner()
            .post(
                "/api/v1/webhooks", Map.of("url", BUSINESS.partner().url(), "events", List.of("*")))
            .expect(201);
    TenantId tenant = TenantId.parse(shop.tenant());
    UserId owner = UserId.parse(shop.owner().get("/api/v1/me").expect(200).path("userId").asText());
    byte[] factor =
        new SealedSecrets(Business.KEY)
            .seal(tenant, SecondFactor.purpose(owner), "JBSWY3DPEHPK3PXP");
    BUSINESS
        .database()
        .transactions()
        .doInTenant(
            tenant,
            tx ->
                PgTx.of(tx)
                    .update(
                        "INSERT INTO user_totp (tenant_id, user_id, sealed_secret, created_at)"
                            + " VALUES ($1, $2, $3, $4)",
                        tx.tenant(),
                        owner,
                        Buffer.buffer(factor),
                        Instant.now()));

    QueueId asking = QueueId.parse(queue);
    byte[] lookUp =
        new SealedSecrets(Business.KEY)
            .seal(tenant, QueueCardService.purpose(asking), "whsec_of-a-card");
    BUSINESS
        .database()
        .transactions()
        .doInTenant(
            tenant,
            tx ->
                PgTx.of(tx)
                    .update(
                        "INSERT INTO queue_cards (tenant_id, queue_id, version, look_up_url,"
                            + " look_up_secret) VALUES ($1, $2, 1, 'https://crm.example', $3)",
                        tx.tenant(),
                        asking,
                        Buffer.buffer(lookUp)));

    CompletableFuture<Resealing.Outcome> other = CompletableFuture.supplyAsync(() -> rotate());
    Resealing.Outcome mine = rotate();
    int resealed = mine.resealed() + other.join().resealed();
    assertThat(resealed).as("connection, webhook, factor, signing key, mails").isGreaterThan(4);
    assertThat(mine.unreadable()).isZero();
    assertThat(rotate()).as("nothing is left").isEqualTo(new Resealing.Outcome(0, 0));

    byte[] sealed = secretOf(tenant, "connections", "id", UUID.fromString(line.connection()));
    assertThat(
            new SealedSecrets(NEW_ALONE)
                .open(
                    tenant,
                    QueueCardService.purpose(asking),
                    secretOf(tenant, "queue_cards", "queue_id", asking.value(), "look_up_secret")))
        .isEqualTo("whsec_of-a-card");
    String purpose = "connection:" + line.connection();
    assertThat(new SealedSecrets(NEW_ALONE).open(tenant, purpose, sealed)).contains(line.secret());
    assertThatThrownBy(() ->
            new SealedSecrets(new MasterKey(List.of(Business.FIRST_KEY)))
                .open(tenant, purpose, sealed))
        .isInstanceOf(SealBrokenException.class);

    String customer = Line.customer();
    assertThat(
            BUSINESS
                .carrier()
                .receiveSms(customer, line.number(), "Hello")
                .call()
                .orElseThrow()
                .status())
        .as("checked with the secret that was sealed anew")
        .isEqualTo(200);
    String interaction = shop.onlyInteractionOf(customer);
    Await.until("the partner to hear", () -> !BUSINESS.partner().about(interaction).isEmpty());
    assertThat(BUSINESS.partner().about(interaction))
        .allSatisfy(
            event -> assertThat(event.isSignedWith(webhook.path("secret").asText())).isTrue());
    shop.owner().get("/api/v1/me").expect(200);
  }

  @Test
  void whatCannotBeOpenedIsLeftAndCounted() {
    Shop shop = BUSINESS.shop();
    String queue = shop.queue("Texts", Map.of());
    Line broken = shop.line(BUSINESS.carrier(), queue);
    Line sound = shop.line(BUSINESS.carrier(), queue);
    TenantId tenant = TenantId.parse(shop.tenant());
    BUSINESS
        .database()
        .asOwner(
            "UPDATE connections SET secret = decode('%s', 'hex') WHERE id = '%s'"
                .formatted("01" + "ab".repeat(60), broken.connection()));
    assertThat(rotate().unreadable()).isEqualTo(1);
    byte[] sealed = secretOf(tenant, "connections", "id", UUID.fromString(sound.connection()));
    assertThat(
            new SealedSecrets(NEW_ALONE).open(tenant, "connection:" + sound.connection(), sealed))
        .contains(sound.secret());
    BUSINESS
        .database()
        .asOwner("UPDATE connections SET secret = NULL WHERE id = '" + broken.connection() + "'");
  }

  /** Whoever adds a sealed column adds it to the rotation, or here with a reason. */
  @Test
  void noSealedColumnIsForgotten() {
    List<String> columns =
        BUSINESS
            .database()
            .transactions()
            .inDirectory(tx ->
                PgTx.of(tx).rows(SEALED_COLUMNS).stream()
                    .map(row -> row.getString("name"))
                    .toList());
    assertThat(columns)
        .containsExactlyInAnyOrder(
            "public.connections.secret",
            "public.webhooks.secret",
            "public.webhooks.old_secret",
            "public.user_totp.sealed_secret",
            "public.outgoing_mails.sealed_content",
            "directory.signing_keys.sealed_private_key",
            "public.flow_runs.sealed_secrets",
            "public.flow_secrets.sealed",
            "public.recording_keys.sealed",
            "public.queue_cards.look_up_secret",
            // Lives for a day.
            "public.idempotent_replies.sealed_reply");
  }

  @Test
  void theFileNamesTheNextKeyBeforeItSeals() throws Exception {
    Path file = Files.createTempFile("key", "");
    Base64.Encoder base64 = Base64.getEncoder();
    Files.writeString(
        file,
        base64.encodeToString(Business.FIRST_KEY)
            + "\nnext "
            + base64.encodeToString(Business.NEXT_KEY)
            + "\n");
    MasterKey key = MasterKeyFile.read(file);
    assertThat(key.newestId()).isEqualTo(Business.KEY.newestId());
    assertThat(key.databasePassword()).isEqualTo(NEW.databasePassword());
    assertThat(key.lookupHash("mail", "a")).isEqualTo(NEW.lookupHash("mail", "a"));
    byte[] sealed = NEW.seal("test", null, new byte[] {1});
    assertThat(key.open("test", null, sealed)).containsExactly(1);
    Files.delete(file);
  }

  private static byte[] secretOf(TenantId tenant, String table, String id, UUID row) {
    return secretOf(tenant, table, id, row, "secret");
  }

  private static byte[] secretOf(
      TenantId tenant, String table, String id, UUID row, String column) {
    return BUSINESS
        .database()
        .transactions()
        .inTenant(
            tenant,
            tx ->
                PgTx.of(tx)
                    .rowOf(
                        "secret",
                        "SELECT %s FROM %s WHERE tenant_id = $1 AND %s = $2"
                            .formatted(column, table, id),
                        tx.tenant(),
                        row)
                    .getBuffer(column)
                    .getBytes());
  }
}
