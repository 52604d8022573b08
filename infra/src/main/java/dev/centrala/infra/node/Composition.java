package dev.centrala.infra.node;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import java.util.List;
import java.util.Optional;

/** The one place that names every area and hands one to another. */
public final class Composition {
  private Composition() {}

  public static Assembly assemble(Platform platform) {
    return new Assembly(
        token -> {
          throw new RefusedException(new Refusal.Unauthenticated("Nobody can sign in yet."));
        },
        List.of(new SiteParts(platform, widgetId -> Optional.empty())));
  }
}
