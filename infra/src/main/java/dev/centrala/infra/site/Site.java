package dev.centrala.infra.site;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Serves the console, the widget and, in the demo, the shop page and the mailbox. */
public final class Site {
  private static final String CSP = "Content-Security-Policy";

  private final WebFiles files = new WebFiles();
  private final PagePolicies policies;
  private final WidgetSites widgets;
  private final boolean demo;

  public Site(URI publicUrl, WidgetSites widgets, boolean demo) {
    this.policies = new PagePolicies(publicUrl);
    this.widgets = widgets;
    this.demo = demo;
  }

  public void mount(Router router) {
    get(router, "/", context -> context.redirect("/app/"));
    app(router, "/app", "console", policies.console());
    get(router, "/widget/v1.js", context -> file(context, "widget/v1.js", false));
    get(router, "/widget/frame", this::widgetFrame);
    get(
        router,
        "/widget/assets/*",
        context -> file(context, below(context, "/widget/", "widget"), true));
    if (demo) {
      app(router, "/demo/shop", "shop", policies.demoPage());
      app(router, "/demo/mailbox", "mailbox", policies.demoPage());
    }
  }

  /** Every path of the app that names no file is the app's own and gets its page. */
  private void app(Router router, String mount, String app, String policy) {
    get(
        router,
        mount + "/*",
        context -> {
          String name = below(context, mount + "/", app);
          boolean asset = name.startsWith(app + "/assets/");
          if (asset || files.find(name).isPresent()) {
            file(context, name, asset);
          } else {
            context.response().putHeader(CSP, policy);
            file(context, app + "/index.html", false);
          }
        });
  }

  /** An unknown widget is framed by nobody. */
  private void widgetFrame(RoutingContext context) {
    List<String> id = context.queryParam("widget");
    Optional<List<String>> allowed =
        id.isEmpty() ? Optional.empty() : widgets.allowedOrigins(id.getFirst());
    if (allowed.isEmpty()) {
      context.fail(404);
      return;
    }
    context.response().putHeader(CSP, policies.widgetFrame(allowed.get()));
    file(context, "widget/frame.html", false);
  }

  private void file(RoutingContext context, String name, boolean hashed) {
    files
        .find(name)
        .ifPresentOrElse(file -> WebFiles.send(context, file, hashed), () -> context.fail(404));
  }

  private static String below(RoutingContext context, String mount, String app) {
    String path = context.normalizedPath();
    return app + "/" + (path.length() > mount.length() ? path.substring(mount.length()) : "");
  }

  private static void get(
      Router router, String path, io.vertx.core.Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }
}
