package dev.centrala.infra.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.AccessToken;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.TokenIssuer;
import dev.centrala.core.access.TokenVerifier;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.KeyId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as JWT (RFC 7519, RFC 9068), signed with ES256 and nothing else: the header is
 * compared with the one we write, so no token chooses its own algorithm or key. A clock that is off
 * by more than {@link #LEEWAY} is not forgiven.
 */
public final class JsonWebTokens implements TokenIssuer, TokenVerifier {
  static final Duration LIFETIME = Duration.ofMinutes(15);
  static final Duration LEEWAY = Duration.ofSeconds(5);
  static final String AUDIENCE = "centrala-api";

  private static final int LONGEST = 4096;
  private static final int MOST_PROVED = 10_000;
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Set<String> HEADER_FIELDS = Set.of("alg", "typ", "kid");

  private final SigningKeys keys;
  private final String issuer;
  private final ObjectMapper json;
  private final InstantSource clock;

  /** Tokens whose signature was proved, and the key that made it. */
  private final Map<String, String> proved = new ConcurrentHashMap<>();

  /** {@code issuer} is the public URL of the installation. */
  public JsonWebTokens(SigningKeys keys, String issuer, ObjectMapper json, InstantSource clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public AccessToken issue(Caller caller) {
    SigningKey key = keys.current();
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", AUDIENCE);
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("tenant", caller.tenant().toString());
    claims.put("sub", subject(caller).toString());
    put(claims, "session", caller.session());
    put(claims, "key", caller.key());
    claims.put("roles", caller.roles().stream().sorted().map(Role::wireName).toList());
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("typ", "at+jwt");
    header.put("kid", key.id());
    String signed = part(header) + "." + part(claims);
    return new AccessToken(signed + "." + sign(key, signed), (int) LIFETIME.toSeconds());
  }

  private static Id subject(Caller caller) {
    UserId user = caller.user();
    KeyId key = caller.key();
    if (user != null) {
      return user;
    }
    if (key != null) {
      return key;
    }
    throw new IllegalArgumentException("a caller is a user or a key");
  }

  private static void put(Map<String, Object> claims, String name, @Nullable Id id) {
    if (id != null) {
      claims.put(name, id.toString());
    }
  }

  @Override
  public Optional<Caller> verify(String accessToken) {
    String[] parts = accessToken.split("\\.", -1);
    if (accessToken.length() > LONGEST || parts.length != 3) {
      return Optional.empty();
    }
    try {
      return key(read(parts[0]))
          .filter(key -> isProved(key, accessToken, parts))
          .flatMap(key -> caller(parts[1]));
    } catch (IOException | IllegalArgumentException | RefusedException malformed) {
      return Optional.empty();
    }
  }

  /**
   * A signature costs a millisecond to prove: it is done once for each token, the rest each time.
   */
  private boolean isProved(SigningKey key, String token, String[] parts) {
    if (key.id().equals(proved.get(token))) {
      return true;
    }
    boolean signed = isSigned(key, parts[0] + "." + parts[1], parts[2]);
    if (signed) {
      if (proved.size() >= MOST_PROVED) {
        proved.clear();
      }
      proved.put(token, key.id());
    }
    return signed;
  }

  private Optional<SigningKey> key(JsonNode header) {
    boolean ours =
        HEADER_FIELDS.containsAll(header.properties().stream().map(Map.Entry::getKey).toList())
            && header.path("alg").asText().equals("ES256")
            && header.path("typ").asText().equals("at+jwt")
            && KEY_ID.matcher(header.path("kid").asText()).matches();
    return ours ? keys.find(header.path("kid").asText()) : Optional.empty();
  }

  private Optional<Caller> caller(String part) {
    try {
      JsonNode claims = read(part);
      return isForUsNow(claims) ? Optional.of(caller(claims)) : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private boolean isForUsNow(JsonNode claims) {
    Instant now = clock.instant();
    return claims.path("iss").asText().equals(issuer)
        && claims.path("aud").isTextual()
        && claims.path("aud").asText().equals(AUDIENCE)
        && claims.path("exp").isIntegralNumber()
        && now.isBefore(Instant.ofEpochSecond(claims.path("exp").asLong()))
        && claims.path("nbf").isIntegralNumber()
        && !now.plus(LEEWAY).isBefore(Instant.ofEpochSecond(claims.path("nbf").asLong()));
  }

  private static Caller caller(JsonNode claims) {
    TenantId tenant = TenantId.parse(claims.path("tenant").asText());
    Set<Role> roles = EnumSet.noneOf(Role.class);
    claims
        .path("roles")
        .forEach(name ->
            roles.add(Role.fromWireName(name.asText()).orElseThrow(IllegalArgumentException::new)));
    if (claims.has("key")) {
      return new Caller(tenant, null, null, KeyId.parse(claims.path("key").asText()), roles);
    }
    return new Caller(
        tenant,
        UserId.parse(claims.path("sub").asText()),
        SessionId.parse(claims.path("session").asText()),
        null,
        roles);
  }

  private JsonNode read(String part) throws IOException {
    JsonNode node = json.readTree(Base64.getUrlDecoder().decode(part));
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException("not an object");
    }
    return node;
  }

  private String part(Map<String, Object> fields) {
    try {
      return encoded(json.writeValueAsBytes(fields));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private static String sign(SigningKey key, String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key.privateKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return encoded(signature.sign());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static boolean isSigned(SigningKey key, String text, String signaturePart) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key.publicKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(signaturePart));
    } catch (GeneralSecurityException notEvenASignature) {
      return false;
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
