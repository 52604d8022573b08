package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.infra.config.AddressRange;
import dev.centrala.web.http.ClientAddress;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whom a request is counted against. Row 9 of the attack list: forged forwarded headers. */
class ClientAddressTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void row9AForgedHeaderIsIgnoredUnlessAProxyIsTrusted() throws Exception {
    String untrusting = address(List.of(), "198.51.100.9");
    assertThat(untrusting).isEqualTo("127.0.0.1");
    assertThat(address(List.of("10.0.0.0/8"), "198.51.100.9, 10.0.0.1")).isEqualTo("127.0.0.1");
  }

  @Test
  void behindTrustedProxiesTheRightmostHopThatIsNoneOfThemIsTheClient() throws Exception {
    List<String> proxies = List.of("127.0.0.0/8", "10.0.0.0/8", "2001:db8::/32");
    assertThat(address(proxies)).isEqualTo("127.0.0.1");
    assertThat(address(proxies, "198.51.100.9")).isEqualTo("198.51.100.9");
    assertThat(address(proxies, "203.0.113.1, 198.51.100.9, 10.1.2.3")).isEqualTo("198.51.100.9");
    assertThat(address(proxies, "203.0.113.1", "198.51.100.9,2001:db8::1"))
        .isEqualTo("198.51.100.9");
    assertThat(address(proxies, "10.0.0.5, 10.0.0.6")).isEqualTo("10.0.0.5");
    assertThat(address(proxies, "2a00:1450::7")).isEqualTo("2a00:1450:0:0:0:0:0:7");
  }

  @Test
  void whatIsNoAddressEndsTheChain() throws Exception {
    List<String> proxies = List.of("127.0.0.1", "10.0.0.0/8");
    for (String odd : List.of("unknown", "", "1.2.3.4:80", "localhost", "_hidden", "999.1.1.1")) {
      assertThat(address(proxies, "203.0.113.1, " + odd + ", 10.0.0.7")).isEqualTo("10.0.0.7");
    }
    assertThat(address(proxies, "::ffff:198.51.100.9")).isEqualTo("198.51.100.9");
  }

  /** What a server that trusts {@code proxies} makes of a request from this machine. */
  private static String address(List<String> proxies, String... forwarded) throws Exception {
    List<AddressRange> ranges =
        proxies.stream().map(text -> AddressRange.parse(text).orElseThrow()).toList();
    Router router = Router.router(VERTX);
    router
        .route()
        .handler(
            new ClientAddress(each -> ranges.stream().anyMatch(range -> range.contains(each)))
                ::note);
    router.route().handler(context -> context.end(ClientAddress.of(context)));
    var server = VERTX.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"));
    Arrays.stream(forwarded).forEach(value -> request.header("X-Forwarded-For", value));
    request.header("X-Real-IP", "192.0.2.200").header("Forwarded", "for=192.0.2.201");
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } finally {
      server.close().await();
    }
  }
}
