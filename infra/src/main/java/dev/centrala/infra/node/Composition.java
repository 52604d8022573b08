package dev.centrala.infra.node;

import dev.centrala.core.access.AccessLimits;
import dev.centrala.infra.config.Configuration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one place that names every area and hands one to another. */
public final class Composition {
  private static final int HASHES_AT_A_TIME = 2;

  private Composition() {}

  public static Assembly assemble(Platform platform) {
    AccessParts access = access(platform);
    return new Assembly(
        access.authenticator(),
        List.of(access, new SiteParts(platform, widgetId -> Optional.empty())),
        access.keptReplies());
  }

  private static AccessParts access(Platform platform) {
    Configuration configuration = platform.configuration();
    return new AccessParts(
        platform.vertx(),
        platform.transactions(),
        platform.masterKey(),
        platform.json(),
        platform.clock(),
        new AccessSettings(
            configuration.publicUrl().toString(),
            configuration.smtp(),
            configuration.isDemo(),
            HASHES_AT_A_TIME,
            AccessLimits.standard()),
        new AccessHooks(
            (tx, tenant, owner) -> {},
            (tx, user) -> {},
            (tx, tenant) -> {},
            (tx, skills) -> Set.of(),
            (tenant, user, session) -> {}));
  }
}
