package dev.centrala.core.interaction.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTemplateTest {
  @Test
  void valuesAreEscapedAndWhatIsUnknownIsEmpty() {
    PageTemplate page =
        new PageTemplate(
            "https://crm.example.com/{customerId}?q={name}&t={attribute.tier}&p={phone}");
    assertThat(
            page.filled(Map.of("customerId", "../a", "name", "Zoë & Co?#/\"<", "phone", "+1415")))
        .isEqualTo(
            "https://crm.example.com/..%2Fa?q=Zo%C3%AB%20%26%20Co%3F%23%2F%22%3C&t=&p=%2B1415");
  }

  @Test
  void aValueOfPlacesIsNoPlace() {
    assertThat(
            new PageTemplate("https://crm.example.com/?n={name}")
                .filled(Map.of("name", "{phone}$1", "phone", "1")))
        .isEqualTo("https://crm.example.com/?n=%7Bphone%7D%241");
  }

  @Test
  void theExampleShowsWhereItLeads() {
    assertThat(new PageTemplate("https://crm.example.com/?p={phone}&x={attribute.x}").example())
        .isEqualTo("https://crm.example.com/?p=%2B14155550101&x=example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://crm.example.com/",
        "javascript:alert(1)",
        "https://{name}.example.com/",
        "https://crm.example.com{name}/",
        "https://ana@crm.example.com/",
        "https://crm.example.com/{password}",
        "https://crm.example.com/{attribute.}",
        "https://crm.example.com/a b",
        "https://crm.example.com/{name",
        "https:///x",
        "//crm.example.com/",
        "https://crm.example.com"
      })
  void whatIsNoAddressOfAPageIsRefused(String text) {
    assertThatThrownBy(() -> new PageTemplate(text)).isInstanceOf(RefusedException.class);
  }
}
