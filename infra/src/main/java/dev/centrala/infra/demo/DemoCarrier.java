package dev.centrala.infra.demo;

import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.infra.node.StartFailedException;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/**
 * The sandbox carrier beside the demo's node, on event loops of its own: to the node it is as
 * foreign as a carrier on the internet.
 */
public final class DemoCarrier implements AutoCloseable {
  private static final int UNAVAILABLE = 69;

  private final Vertx vertx;
  private final SandboxCarrier carrier;

  private DemoCarrier(Vertx vertx, SandboxCarrier carrier) {
    this.vertx = vertx;
    this.carrier = carrier;
  }

  /** Throws {@link StartFailedException} when the port is taken; 0 takes any free one. */
  public static DemoCarrier start(int port, Path stateFile) {
    Vertx vertx = Vertx.vertx();
    try {
      return new DemoCarrier(
          vertx, SandboxCarrier.start(vertx, SandboxOptions.forDemo(port, stateFile)));
    } catch (CompletionException failed) {
      vertx.close().await();
      if (failed.getCause() instanceof BindException) {
        throw new StartFailedException(
            UNAVAILABLE, "Port " + port + " is taken; set CENTRALA_CARRIER_PORT to another one");
      }
      throw failed;
    }
  }

  /** The base of its API and of the page with the telephone, without a slash at its end. */
  public URI baseUrl() {
    return carrier.baseUrl();
  }

  @Override
  public void close() {
    carrier.close();
    vertx.close().await();
  }
}
