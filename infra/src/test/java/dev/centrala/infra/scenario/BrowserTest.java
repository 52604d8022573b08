package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The main job in real browsers on the built pages: sign-up, widget, chat, answer, wrap-up, usage,
 * webhook, every page of the portal, and axe on all of them.
 */
@Execution(ExecutionMode.CONCURRENT) // mostly the browser works, and Java waits
class BrowserTest {
  private static final long MINUTES = 10;

  @RegisterExtension static final Business BUSINESS = new Business();

  @TempDir Path directory;

  @Test
  void theJourneyHolds() throws IOException, InterruptedException {
    assumeTrue(
        getClass().getResource("/webroot/console/index.html") != null,
        "the browser apps were not built (-Dskip.apps)");
    Path log = directory.resolve("journey.log");
    ProcessBuilder builder =
        new ProcessBuilder("node", "journey.mjs")
            .directory(Path.of("..", "web", "apps", "e2e").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CENTRALA_URL", BUSINESS.base().toString());
    Process journey = builder.start();
    try {
      boolean ended = journey.waitFor(MINUTES, TimeUnit.MINUTES);
      assertThat(ended && journey.exitValue() == 0).as(Files.readString(log)).isTrue();
    } finally {
      journey.destroyForcibly();
    }
  }
}
