package dev.centrala.infra.node;

import dev.centrala.infra.site.Site;
import dev.centrala.infra.site.WidgetSites;
import io.vertx.ext.web.Router;

/** The browser apps. */
final class SiteParts implements Parts {
  private final Site site;

  SiteParts(Platform platform, WidgetSites widgets) {
    this.site =
        new Site(platform.configuration().publicUrl(), widgets, platform.configuration().isDemo());
  }

  @Override
  public void mount(Router router) {
    site.mount(router);
  }
}
