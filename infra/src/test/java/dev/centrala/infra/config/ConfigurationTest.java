package dev.centrala.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void productionNamesAllFourThatItNeeds() {
    assertThat(problems(Map.of()))
        .containsExactly(
            "CENTRALA_DATABASE_URL is needed in production",
            "CENTRALA_MASTER_KEY_FILE is needed in production",
            "CENTRALA_PUBLIC_URL is needed in production",
            "CENTRALA_SMTP_URL is needed in production");
  }

  @Test
  void productionStartsWithItsFour() throws Exception {
    Path key = Files.writeString(directory.resolve("key"), "k");
    Configuration read =
        Configuration.read(
            Map.of(
                "CENTRALA_DATABASE_URL", "postgresql://owner:secret@db:5433/centrala",
                "CENTRALA_MASTER_KEY_FILE", key.toString(),
                "CENTRALA_SMTP_URL", "smtp://mail:2525",
                "CENTRALA_PUBLIC_URL", "https://calls.example.com/",
                "CENTRALA_CLUSTER", "tcp:a:5701,b"));
    assertThat(read.mode()).isEqualTo(Mode.PRODUCTION);
    assertThat(read.publicUrl()).hasToString("https://calls.example.com");
    assertThat(read.database()).hasToString("postgresql://owner@db:5433/centrala");
    assertThat(read.ports()).isEqualTo(new Configuration.Ports(8080, 9090, 5701, 15701, 8180));
    assertThat(read.bindAddress()).isEqualTo("0.0.0.0");
    assertThat(read.providerHosts()).isEmpty();
    assertThat(read.cluster())
        .isEqualTo(
            new ClusterJoin.Tcp(
                List.of(new HostPort("a", 5701), new HostPort("b", HostPort.ANY_PORT))));
  }

  @Test
  void trustedProxiesAreAddressesAndRanges() {
    Configuration read =
        Configuration.read(
            Map.of(
                "CENTRALA_MODE", "demo",
                "CENTRALA_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7,2001:db8::/32"));
    assertThat(read.trustedProxies()).hasSize(3);
    assertThat(trusts(read, "10.255.0.1")).isTrue();
    assertThat(trusts(read, "192.0.2.7")).isTrue();
    assertThat(trusts(read, "2001:db8:1::1")).isTrue();
    assertThat(trusts(read, "11.0.0.1")).isFalse();
    assertThat(trusts(read, "192.0.2.8")).isFalse();
    assertThat(trusts(read, "2001:db9::1")).isFalse();
    for (String wrong : List.of("10.0.0.0/33", "proxy.example", "10.0.0.0/x", "::/129", "/8")) {
      assertThat(problems(Map.of("CENTRALA_MODE", "demo", "CENTRALA_TRUSTED_PROXIES", wrong)))
          .singleElement()
          .asString()
          .startsWith("CENTRALA_TRUSTED_PROXIES \"" + wrong + "\" is no address");
    }
  }

  private static boolean trusts(Configuration read, String address) {
    InetAddress literal = InetAddress.ofLiteral(address);
    return read.trustedProxies().stream().anyMatch(range -> range.contains(literal));
  }

  @Test
  void recordingsLieOnDiskOrInABucketThatIsNamedInFull() {
    assertThat(Configuration.read(Map.of("CENTRALA_MODE", "demo")).recordings()).isNull();
    Map<String, String> bucket =
        Map.of(
            "CENTRALA_MODE", "demo",
            "CENTRALA_RECORDINGS_S3_ENDPOINT", "https://objects.example:9000",
            "CENTRALA_RECORDINGS_S3_BUCKET", "calls",
            "CENTRALA_RECORDINGS_S3_ACCESS_KEY", "key",
            "CENTRALA_RECORDINGS_S3_SECRET_KEY", "hidden");
    ObjectStore store = Configuration.read(bucket).recordings();
    assertThat(store)
        .isEqualTo(
            new ObjectStore(
                URI.create("https://objects.example:9000"),
                "calls",
                "us-east-1",
                "key",
                "hidden",
                true));
    assertThat(String.valueOf(store)).doesNotContain("hidden");
    Map<String, String> amazon = new HashMap<>(bucket);
    amazon.remove("CENTRALA_RECORDINGS_S3_ENDPOINT");
    amazon.put("CENTRALA_RECORDINGS_S3_REGION", "eu-central-1");
    assertThat(Configuration.read(amazon).recordings())
        .isEqualTo(new ObjectStore(null, "calls", "eu-central-1", "key", "hidden", false));
    assertThat(
            problems(
                Map.of(
                    "CENTRALA_MODE", "demo",
                    "CENTRALA_RECORDINGS_S3_BUCKET", "No",
                    "CENTRALA_RECORDINGS_S3_ENDPOINT", "objects.example",
                    "CENTRALA_RECORDINGS_S3_PATH_STYLE", "perhaps",
                    "CENTRALA_RECORDINGS_S3_SECRET_KEY", "hidden")))
        .containsExactlyInAnyOrder(
            "CENTRALA_RECORDINGS_S3_BUCKET must be the name of a bucket",
            "CENTRALA_RECORDINGS_S3_ENDPOINT must be an http or https address",
            "CENTRALA_RECORDINGS_S3_PATH_STYLE must be true or false",
            "CENTRALA_RECORDINGS_S3_ACCESS_KEY is needed to keep recordings in a bucket");
  }

  @Test
  void theDemoNeedsNothingAndTrustsLoopback() {
    Configuration read = Configuration.read(Map.of("CENTRALA_MODE", "demo"));
    assertThat(read.embedsDatabase()).isTrue();
    assertThat(read.bindAddress()).isEqualTo("127.0.0.1");
    assertThat(read.publicUrl()).hasToString("http://localhost:8080");
    assertThat(read.privateTargets()).anyMatch(target -> target.covers("::1", 4000));
    assertThat(read.cluster()).isEqualTo(new ClusterJoin.None());
  }

  @Test
  void everyWrongValueIsInTheOneList() {
    assertThat(
            problems(
                Map.of(
                    "CENTRALA_MODE", "demo",
                    "CENTRALA_HTTP_PORT", "70000",
                    "CENTRALA_MANAGEMENT_PORT", "web",
                    "CENTRALA_HAZELCAST_PORT", "15701",
                    "CENTRALA_DATABASE_URL", "mysql://root:hunter2@db/x",
                    "CENTRALA_SMTP_URL", "mail.example.com",
                    "CENTRALA_PUBLIC_URL", "calls.example.com?x=1",
                    "CENTRALA_CLUSTER", "zookeeper",
                    "CENTRALA_PROVIDER_HOSTS", "ok.example.com, not a host",
                    "CENTRALA_MASTER_KEY_FILE", directory.resolve("missing").toString())))
        .hasSize(9)
        .contains(
            "each needs a port of its own, and 15701 is that of"
                + " CENTRALA_HAZELCAST_PORT and CENTRALA_EVENT_BUS_PORT")
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void theModeIsOneOfTwo() {
    assertThatThrownBy(() -> Configuration.read(Map.of("CENTRALA_MODE", "test")))
        .hasMessageContaining("CENTRALA_MODE must be production or demo, not \"test\"");
  }

  private static List<String> problems(Map<String, String> environment) {
    return catchThrowableOfType(
            BadConfigurationException.class, () -> Configuration.read(environment))
        .problems();
  }
}
