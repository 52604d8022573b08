package dev.centrala.infra.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an S3-compatible store; {@code endpoint} is absent for Amazon's own. With {@code
 * pathStyle} the bucket is part of the path and not of the host.
 */
public record ObjectStore(
    @Nullable URI endpoint,
    String bucket,
    String region,
    String accessKey,
    String secretKey,
    boolean pathStyle) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "bucket " + bucket + (endpoint == null ? "" : " at " + endpoint);
  }
}
