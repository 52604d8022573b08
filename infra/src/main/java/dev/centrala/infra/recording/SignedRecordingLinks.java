package dev.centrala.infra.recording;

import dev.centrala.core.recording.RecordingLinks;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.crypto.MasterKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

/** Links signed by the installation; every node makes and knows the same ones. */
public final class SignedRecordingLinks implements RecordingLinks {
  private static final String PURPOSE = "recording link";

  private final MasterKey masterKey;
  private final URI publicUrl;

  public SignedRecordingLinks(MasterKey masterKey, URI publicUrl) {
    this.masterKey = masterKey;
    this.publicUrl = publicUrl;
  }

  @Override
  public String link(TenantId tenant, RecordingId id, Instant until) {
    return "%s/media/recordings/%s/%s?until=%d&signature=%s"
        .formatted(publicUrl, tenant, id, until.getEpochSecond(), sign(tenant, id, until));
  }

  @Override
  public boolean fits(TenantId tenant, RecordingId id, Instant until, String signature) {
    return MessageDigest.isEqual(
        sign(tenant, id, until).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String sign(TenantId tenant, RecordingId id, Instant until) {
    byte[] hash = masterKey.lookupHash(PURPOSE, tenant + "/" + id + "/" + until.getEpochSecond());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
