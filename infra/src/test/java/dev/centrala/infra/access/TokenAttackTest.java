package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.centrala.infra.crypto.SigningKeys;
import dev.centrala.infra.postgres.access.PgSigningKeyStore;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Forged access tokens. Row 1 of the attack list: each is answered with 401. */
class TokenAttackTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  private static String token;
  private static ObjectNode header;
  private static ObjectNode claims;

  @BeforeAll
  static void signIn() throws Exception {
    token = NODE.signUp("Target", "target@x.example").path("accessToken").asText();
    header = (ObjectNode) part(0);
    claims = (ObjectNode) part(1);
  }

  @Test
  void theTokenItselfWorksAndCarriesWhatItMust() {
    assertThat(status(token)).isEqualTo(200);
    assertThat(header.path("alg").asText()).isEqualTo("ES256");
    assertThat(claims.path("iss").asText()).isEqualTo(AccessNode.PUBLIC_URL);
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
    assertThat(claims.properties())
        .extracting(e -> e.getKey())
        .contains("aud", "tenant", "sub", "session", "roles");
  }

  @Test
  void thePublishedKeyVerifiesIt() throws Exception {
    JsonNode key = NODE.client.get("/.well-known/jwks.json", null).expect(200).path("keys").get(0);
    assertThat(key.path("kid").asText()).isEqualTo(header.path("kid").asText());
    assertThat(key.has("d")).isFalse();
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(publicKey(key));
    signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8));
    assertThat(
            signature.verify(
                Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
        .isTrue();
  }

  @Test
  void row1AlgorithmNone() {
    for (String none : List.of("none", "None", "NONE", "")) {
      String forged = encoded(header.deepCopy().put("alg", none)) + "." + encoded(claims);
      assertThat(status(forged + ".")).isEqualTo(401);
      assertThat(status(forged)).isEqualTo(401);
      assertThat(status(forged + token.substring(token.lastIndexOf('.')))).isEqualTo(401);
    }
  }

  @Test
  void row1HmacWithThePublicKeyAsSecret() throws Exception {
    JsonNode key = NODE.client.get("/.well-known/jwks.json", null).expect(200).path("keys").get(0);
    PublicKey publicKey = publicKey(key);
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey.getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    String signed = encoded(header.deepCopy().put("alg", "HS256")) + "." + encoded(claims);
    for (byte[] secret :
        List.of(
            publicKey.getEncoded(),
            pem.getBytes(StandardCharsets.UTF_8),
            NODE.json.writeValueAsBytes(key))) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String forged = signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      assertThat(status(forged)).isEqualTo(401);
    }
  }

  @Test
  void row1KeyIdsThatArePathsOrSql() throws Exception {
    for (String kid :
        List.of(
            "../../../../dev/null",
            "' OR '1'='1",
            "x' UNION SELECT 'AAAA' --",
            "",
            "x".repeat(5000))) {
      assertThat(status(signed(header.deepCopy().put("kid", kid), claims, own()))).isEqualTo(401);
    }
    ObjectNode without = header.deepCopy();
    without.remove("kid");
    assertThat(status(signed(without, claims, own()))).isEqualTo(401);
  }

  @Test
  void row1HeadersThatBringTheirOwnKey() throws Exception {
    ObjectNode jwk = header.deepCopy();
    jwk.putObject("jwk").put("kty", "EC").put("crv", "P-256");
    assertThat(status(signed(jwk, claims, own()))).isEqualTo(401);
    assertThat(
            status(
                signed(header.deepCopy().put("jku", "https://evil.example/keys"), claims, own())))
        .isEqualTo(401);
    // Even signed with the right key a header that we never write is refused.
    assertThat(
            status(
                signed(header.deepCopy().put("jku", "https://evil.example/keys"), claims, ours())))
        .isEqualTo(401);
    assertThat(status(signed(header, claims, own()))).isEqualTo(401);
    assertThat(status(signed(header, claims, ours()))).isEqualTo(200);
  }

  @Test
  void row1TimesIssuerAndAudience() throws Exception {
    long now = NODE.clock.instant().getEpochSecond();
    refused(c -> c.put("exp", now - 1));
    refused(c -> c.put("exp", now));
    refused(c -> c.remove("exp"));
    refused(c -> c.put("exp", "never"));
    refused(c -> c.put("nbf", now + 60));
    refused(c -> c.remove("nbf"));
    refused(c -> c.put("iss", "https://evil.example"));
    refused(c -> c.remove("iss"));
    refused(c -> c.put("aud", "another-api"));
    refused(c -> c.remove("aud"));
    refused(c -> c.putArray("aud").add("another-api"));
    refused(c -> c.put("tenant", "not an id"));
    refused(c -> c.remove("session"));
  }

  @Test
  void anExpiredTokenIsRefused() {
    String fresh = NODE.signUp("Expiring", "expiring@x.example").path("accessToken").asText();
    assertThat(status(fresh)).isEqualTo(200);
    NODE.clock.advance(Duration.ofMinutes(15));
    assertThat(status(fresh)).isEqualTo(401);
    NODE.clock.advance(Duration.ofMinutes(-15));
  }

  @Test
  void aChangedByteIsRefusedAndNonsenseIsNoError() {
    String[] parts = token.split("\\.");
    ObjectNode other = claims.deepCopy().put("tenant", "0190a000-0000-7000-8000-000000000000");
    assertThat(status(parts[0] + "." + encoded(other) + "." + parts[2])).isEqualTo(401);
    for (String nonsense : List.of("x", "..", "a.b.c", "....", "é.é.é", "{}.{}.{}")) {
      assertThat(status(nonsense.replace("é", "%"))).isEqualTo(401);
    }
    assertThat(NODE.client.get("/api/v1/me", null).status()).isEqualTo(401);
  }

  @Test
  void keysRotateWithoutEndingTokens() {
    String before = NODE.signUp("Rotating", "rotating@x.example").path("accessToken").asText();
    var keys =
        new SigningKeys(
            NODE.database.transactions(), new PgSigningKeyStore(), NODE.masterKey, NODE.clock);
    keys.rotate();
    NODE.clock.advance(Duration.ofMinutes(11));
    Client node = new Client(NODE.listen(NODE.newParts()), NODE.json);
    assertThat(node.get("/.well-known/jwks.json", null).expect(200).path("keys"))
        .hasSizeGreaterThan(1);
    String after =
        node.post(
                "/api/v1/sessions",
                Map.of("email", "rotating@x.example", "password", "correct horse 1"))
            .expect(201)
            .path("accessToken")
            .asText();
    assertThat(after.split("\\.")[0]).isNotEqualTo(before.split("\\.")[0]);
    assertThat(node.get("/api/v1/me", before).status()).isEqualTo(200);
    assertThat(node.get("/api/v1/me", after).status()).isEqualTo(200);
    NODE.clock.advance(Duration.ofMinutes(-11));
  }

  private static void refused(Consumer<ObjectNode> change) throws Exception {
    ObjectNode changed = claims.deepCopy();
    change.accept(changed);
    assertThat(status(signed(header, changed, ours()))).as(changed.toString()).isEqualTo(401);
  }

  private static int status(String forged) {
    return NODE.client.get("/api/v1/me", forged).status();
  }

  private static JsonNode part(int index) throws Exception {
    return NODE.json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
  }

  private static String signed(ObjectNode head, ObjectNode body, PrivateKey key) throws Exception {
    String text = encoded(head) + "." + encoded(body);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return text + "." + encoded(signature.sign());
  }

  private static PrivateKey own() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    return pair.getPrivate();
  }

  /** The node's own signing key, opened with the master key as only the node can. */
  private static PrivateKey ours() throws Exception {
    String kid = header.path("kid").asText();
    byte[] sealed =
        NODE.database
            .transactions()
            .inDirectory(tx ->
                new PgSigningKeyStore()
                    .list(tx).stream()
                        .filter(key -> key.id().equals(kid))
                        .findFirst()
                        .orElseThrow()
                        .sealedPrivateKey());
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new PKCS8EncodedKeySpec(NODE.masterKey.open("signing key " + kid, null, sealed)));
  }

  private static PublicKey publicKey(JsonNode key) throws Exception {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(number(key, "x"), number(key, "y")),
                curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
  }

  private static String encoded(JsonNode node) {
    return encoded(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
