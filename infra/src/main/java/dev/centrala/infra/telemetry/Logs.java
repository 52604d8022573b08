package dev.centrala.infra.telemetry;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.centrala.infra.config.Mode;
import java.net.URL;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Sets the form of the logs, once, before anything is logged. */
public final class Logs {
  private Logs() {}

  public static void use(Mode mode) {
    use(mode == Mode.DEMO ? "/logging/readable.xml" : "/logging/json.xml");
  }

  private static void use(String resource) {
    URL url = Objects.requireNonNull(Logs.class.getResource(resource), resource);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(url);
    } catch (JoranException malformed) {
      throw new IllegalStateException(resource, malformed);
    }
  }

  /** Writes what is still buffered. */
  public static void flush() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
