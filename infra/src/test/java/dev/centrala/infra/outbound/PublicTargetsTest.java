package dev.centrala.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.config.HostPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 10 of the attack list, at save: where a user's address may not lead. */
class PublicTargetsTest {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "public.example", List.of("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"),
          "private.example", List.of("10.1.2.3"),
          "half.example", List.of("93.184.216.34", "192.168.0.1"));

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String text : NAMES.getOrDefault(host, List.of(host))) {
      if (!text.contains(":") && !text.matches("[0-9.]+")) {
        throw new UnknownHostException(host);
      }
      addresses.add(InetAddress.getByName(text));
    }
    return addresses;
  }

  private final PublicTargets targets = new PublicTargets(PublicTargetsTest::resolve, List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/hook",
        "http://127.8.9.10:8080/",
        "http://0.0.0.0/",
        "http://10.0.0.7/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2001:db8::1]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fd12:3456::1]/",
        "http://[ff02::1]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://127.0.0.1./",
        "http://private.example/",
        "http://half.example/",
        "http://user:password@public.example/",
        "http://public.example@127.0.0.1/",
        "ftp://public.example/",
        "file:///etc/passwd",
        "gopher://public.example/",
        "javascript:alert(1)",
        "http:///path",
        "http://public.example:0/",
        "http://public.example:70000/",
        "http://１２７.0.0.1/",
        "not an address"
      })
  void anAddressThatIsNotPublicIsRefused(String url) {
    assertThatThrownBy(() -> targets.check("/url", url)).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://public.example/hook?a=b",
        "http://public.example:8443/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
        "https://not-there-yet.example/"
      })
  void aPublicAddressOrANameWithoutOneYetIsAccepted(String url) {
    targets.check("/url", url);
  }

  @Test
  void theOperatorMayAllowAHostOrOneOfItsPorts() {
    PublicTargets allowing =
        new PublicTargets(
            PublicTargetsTest::resolve,
            List.of(
                HostPort.parse("127.0.0.1:9000").orElseThrow(),
                HostPort.parse("private.example").orElseThrow()));

    assertThat(allowing.reach("http://127.0.0.1:9000/"))
        .isInstanceOf(PublicTargets.Reach.Address.class);
    assertThat(allowing.reach("http://127.0.0.1:9001/"))
        .isInstanceOf(PublicTargets.Reach.Forbidden.class);
    assertThat(allowing.reach("http://private.example:1234/"))
        .isInstanceOf(PublicTargets.Reach.Address.class);
  }
}
