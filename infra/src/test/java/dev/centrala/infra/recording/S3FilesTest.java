package dev.centrala.infra.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.infra.config.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Random;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a bucket of a server that speaks S3 and checks signatures. */
class S3FilesTest {
  private static final String BUCKET = "calls";
  private static final String KEY = "the-key";
  private static final String SECRET = "the-secret";

  private static BlobStoreContext context;
  private static S3Proxy server;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    context =
        ContextBuilder.newBuilder(new TransientApiMetadata())
            .overrides(new Properties())
            .build(BlobStoreContext.class);
    BlobStore blobs = context.getBlobStore();
    blobs.createContainerInLocation(null, BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(blobs)
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    context.close();
  }

  private static S3Files files(String secret) {
    return new S3Files(
        new ObjectStore(
            URI.create("http://127.0.0.1:" + server.getPort()),
            BUCKET,
            "us-east-1",
            KEY,
            secret,
            true));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("file"), content);
  }

  private static byte[] read(S3Files files, String name, long offset) throws IOException {
    try (InputStream in = files.open(name, offset)) {
      return in.readAllBytes();
    }
  }

  @Test
  void whatIsPutIsReadFromAnyByteOnReplacedAndDeleted() throws IOException {
    byte[] content = new byte[3_000_000];
    new Random(7).nextBytes(content);
    try (S3Files files = files(SECRET)) {
      files.put("tenant/recording", file(content));
      assertThat(read(files, "tenant/recording", 0)).isEqualTo(content);
      assertThat(read(files, "tenant/recording", 2_999_990))
          .isEqualTo(Arrays.copyOfRange(content, 2_999_990, 3_000_000));
      byte[] other = {1, 2, 3};
      files.put("tenant/recording", file(other));
      assertThat(read(files, "tenant/recording", 1)).containsExactly(2, 3);
      files.delete("tenant/recording");
      files.delete("tenant/recording");
      assertThatThrownBy(() -> files.open("tenant/recording", 0))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void aStoreThatRefusesIsAFailureThatIsTriedAgain() throws IOException {
    try (S3Files stranger = files("another-secret")) {
      Path file = file(new byte[] {1});
      assertThatThrownBy(() -> stranger.put("tenant/other", file))
          .isInstanceOf(IOException.class)
          .hasMessageNotContaining("another-secret");
    }
    try (S3Files files = files(SECRET)) {
      assertThatThrownBy(() -> files.open("tenant/other", 0))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void aSealedRecordingComesBackFromTheBucketInAnyPart() throws IOException {
    try (S3Files files = files(SECRET)) {
      SealedVaultTest.comesBackFrom(files);
    }
  }
}
