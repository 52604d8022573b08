package dev.centrala.infra.node;

import dev.centrala.infra.config.BadConfigurationException;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.config.Mode;
import dev.centrala.infra.telemetry.Logs;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Starts one node from the environment. Ends with 78 when the configuration is wrong, 69 when
 * something it needs cannot be had, 73 when it cannot write, 70 for a bug. With {@code
 * --end-with-parent} it stops when the process that started it is gone. Told to stop (SIGTERM), it
 * finishes what it has begun and ends with 0. Other arguments: see {@link Commands}.
 */
public final class Main {
  private static final int BAD_CONFIGURATION = 78;
  private static final int BUG = 70;

  private Main() {}

  public static void main(String[] arguments) {
    OptionalInt exit = new Commands(System.getenv()).run(List.of(arguments));
    if (exit.isPresent()) {
      System.exit(exit.getAsInt());
    }
    try {
      Configuration configuration = Configuration.read(System.getenv());
      Logs.use(configuration.mode());
      StartChecks.parallelism();
      StartChecks.portsAreFree(configuration);
      Program program =
          configuration.mode() == Mode.DEMO
              ? new DemoProgram(configuration)
              : new ProductionProgram(configuration);
      run(program, List.of(arguments).contains("--end-with-parent"));
    } catch (BadConfigurationException wrong) {
      end(BAD_CONFIGURATION, String.valueOf(wrong.getMessage()));
    } catch (StartFailedException known) {
      end(known.exitCode(), String.valueOf(known.getMessage()));
    } catch (RuntimeException | Error bug) {
      Logger log = LoggerFactory.getLogger(Main.class);
      log.error("the node cannot start", bug);
      end(BUG, "Centrala cannot start: " + bug);
    }
  }

  private static void run(Program program, boolean endWithParent) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program), "stop"));
    Signal.handle(new Signal("TERM"), asked -> System.exit(0));
    program.start();
    if (endWithParent) {
      ParentWatch.start(() -> System.exit(0));
    }
  }

  private static void stop(Program program) {
    program.stop();
    Logs.flush();
  }

  private static void end(int exitCode, String message) {
    System.err.println(message);
    System.exit(exitCode);
  }
}
