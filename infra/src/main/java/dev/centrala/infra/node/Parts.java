package dev.centrala.infra.node;

import dev.centrala.web.http.Routes;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/**
 * One area of the product, wired. A node starts all in the order of {@link Composition}, then
 * serves; it stops them in the opposite order. Called outside of the event loops, so everything may
 * wait.
 */
public interface Parts {
  /** Names of the fragments in {@code contract/} whose operations {@link #routes} binds. */
  default List<String> contract() {
    return List.of();
  }

  /** Shared by all server instances, so they keep no state of one. */
  default List<Routes> routes() {
    return List.of();
  }

  /**
   * What is not JSON over the contract: sockets, providers' webhooks, files. Called once for each
   * server instance.
   */
  default void mount(Router router) {}

  /** Background work; the database is migrated and the cluster is joined. */
  default void start() {}

  /**
   * Why this node should get no traffic now; empty when it should. Asked every few seconds, must
   * answer at once.
   */
  default Optional<String> notReady() {
    return Optional.empty();
  }

  /**
   * The node will stop: take no new work, tell clients to reconnect elsewhere. Returns when that is
   * said.
   */
  default void drain() {}

  /** Ends what {@link #start} began; called also when a later area failed to start. */
  default void stop() {}
}
