package dev.centrala.infra.recording;

import dev.centrala.infra.config.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Objects of a bucket, which every node reaches. What is put is there whole or not at all, as the
 * store promises; each file comes sealed.
 */
public final class S3Files implements SoundFiles {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  private final S3Client client;
  private final String bucket;

  public S3Files(ObjectStore store) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .socketTimeout(READ_TIMEOUT))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
            .region(Region.of(store.region()))
            .forcePathStyle(store.pathStyle())
            // Not every store knows the newer sums; a file is sealed, and tells a change by itself.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (store.endpoint() != null) {
      builder.endpointOverride(store.endpoint());
    }
    this.client = builder.build();
    this.bucket = store.bucket();
  }

  @Override
  public void put(String name, Path file) throws IOException {
    try {
      client.putObject(put -> put.bucket(bucket).key(name), RequestBody.fromFile(file));
    } catch (SdkException refused) {
      throw failed(name, refused);
    }
  }

  @Override
  public InputStream open(String name, long offset) throws IOException {
    try {
      return client.getObject(
          get -> get.bucket(bucket).key(name).range(offset == 0 ? null : "bytes=" + offset + "-"));
    } catch (SdkException refused) {
      throw failed(name, refused);
    }
  }

  @Override
  public void delete(String name) throws IOException {
    try {
      client.deleteObject(delete -> delete.bucket(bucket).key(name));
    } catch (SdkException refused) {
      throw failed(name, refused);
    }
  }

  private static IOException failed(String name, SdkException why) {
    return why instanceof NoSuchKeyException
        ? new NoSuchFileException(name)
        : new IOException("the store of recordings did not do it", why);
  }

  @Override
  public void close() {
    client.close();
  }
}
