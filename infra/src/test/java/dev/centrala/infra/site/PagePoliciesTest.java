package dev.centrala.infra.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies and paths of the browser apps' files. */
class PagePoliciesTest {
  private final PagePolicies policies = new PagePolicies(URI.create("https://calls.example.com"));

  @Test
  void scriptsAreFilesOfOurs() {
    assertThat(policies.console())
        .contains("default-src 'none'")
        .contains("script-src 'self';")
        .contains(
            "connect-src 'self' wss://calls.example.com https://*.twilio.com wss://*.twilio.com;")
        .contains("frame-ancestors 'none'");
  }

  @Test
  void aWidgetIsFramedWhereItsTenantSays() {
    assertThat(policies.widgetFrame(List.of("https://shop.example", "http://localhost:3000")))
        .contains("frame-ancestors https://shop.example http://localhost:3000;")
        .contains("style-src 'self';");
    assertThat(policies.widgetFrame(List.of()))
        .contains("frame-ancestors *;")
        .doesNotContain("twilio");
  }

  @Test
  void anOriginCannotEndTheDirective() {
    assertThat(policies.widgetFrame(List.of("https://a.example; script-src *")))
        .contains("frame-ancestors 'none';")
        .doesNotContain("script-src *");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console/../../logback.xml",
        "console/..%2flogback.xml",
        "../logback.xml",
        "/etc/passwd",
        "console/assets",
        "console/",
        "console//index.html",
        "console/.env"
      })
  void noPathLeadsOutOfTheWebRoot(String name) {
    assertThat(new WebFiles().find(name)).isEmpty();
  }

  @Test
  void aFileHasATypeATagAndACompressedCopy() {
    WebFile file = WebFile.of("x.js", "let x = 1;\n".repeat(500).getBytes());
    assertThat(file.contentType()).isEqualTo("text/javascript; charset=utf-8");
    assertThat(file.etag()).matches("\"[0-9a-f]{24}\"");
    assertThat(file.gzipped().length()).isLessThan(file.plain().length() / 10);
    assertThat(WebFile.of("x.png", new byte[5000]).gzipped()).isNull();
  }
}
