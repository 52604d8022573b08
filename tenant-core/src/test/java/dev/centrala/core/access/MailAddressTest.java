package dev.centrala.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @Test
  void oneAddressHasOneForm() {
    assertThat(MailAddress.parse("/email", "  Ana@Example.COM ").value())
        .isEqualTo("ana@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "@x.example",
        "ana@",
        "ana@@x.example",
        "ana@x..example",
        "a na@x.example",
        "ana@x.example\r\nBcc: all@x.example",
        "Ana <ana@x.example>",
        "ana@x.example,bo@x.example",
        "ana@.example"
      })
  void whatCannotBeAnAddressIsRefused(String text) {
    assertThatThrownBy(() -> MailAddress.parse("/email", text))
        .isInstanceOf(RefusedException.class);
  }
}
