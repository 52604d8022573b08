package dev.centrala.infra.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves a node's logs. */
class LogsTest {
  @ParameterizedTest
  @ValueSource(strings = {"/logging/json.xml", "/logging/readable.xml"})
  void phoneNumbersAreMasked(String resource) throws Exception {
    String line = line(resource, "message from +40712345678 to +15005550006");
    assertThat(line).contains("+40…78").contains("+15…06").doesNotContain("712345");
  }

  @org.junit.jupiter.api.Test
  void machinesReadTheTenantAndTheInteraction() throws Exception {
    assertThat(line("/logging/json.xml", "done"))
        .startsWith("{\"at\":")
        .contains("\"tenantId\":\"t-1\"")
        .contains("\"interactionId\":\"i-1\"")
        .contains("\"level\":\"INFO\"");
  }

  private static String line(String resource, String message) throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogsTest.class.getResource(resource));
    Logger logger = context.getLogger("dev.centrala.Sample");
    LoggingEvent event = new LoggingEvent("test", logger, Level.INFO, message, null, new Object[0]);
    event.setMDCPropertyMap(Map.of("tenantId", "t-1", "interactionId", "i-1"));
    OutputStreamAppender<ILoggingEvent> console =
        (OutputStreamAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console");
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
