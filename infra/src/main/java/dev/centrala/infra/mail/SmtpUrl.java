package dev.centrala.infra.mail;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where mail goes: {@code
 * smtp[s]://[user:password@]host[:port][?from=address&starttls=disabled|optional|required]}. A
 * password is sent over TLS only, unless the server is this machine or {@code starttls} says
 * otherwise.
 */
public record SmtpUrl(MailConfig config, String from) {
  /** Throws {@link IllegalArgumentException} with a reason for the operator. */
  public static SmtpUrl parse(URI url, String defaultFrom) {
    boolean tls = "smtps".equals(url.getScheme());
    if (!tls && !"smtp".equals(url.getScheme())) {
      throw new IllegalArgumentException("the mail server's URL must begin with smtp or smtps");
    }
    String host = url.getHost();
    if (host == null) {
      throw new IllegalArgumentException("the mail server's URL must name a host");
    }
    Map<String, String> query = query(url);
    MailConfig config =
        new MailConfig()
            .setHostname(host)
            .setPort(url.getPort() > 0 ? url.getPort() : tls ? 465 : 587)
            .setSsl(tls)
            .setLogin(LoginOption.NONE)
            .setConnectTimeout(10_000)
            .setMaxPoolSize(4)
            .setIdleTimeout(30);
    String user = url.getRawUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      config
          .setLogin(LoginOption.REQUIRED)
          .setUsername(decoded(colon < 0 ? user : user.substring(0, colon)))
          .setPassword(colon < 0 ? "" : decoded(user.substring(colon + 1)));
    }
    boolean mustHide = user != null && !isThisMachine(host);
    config.setStarttls(
        startTls(query.getOrDefault("starttls", mustHide ? "required" : "optional")));
    return new SmtpUrl(config, query.getOrDefault("from", defaultFrom));
  }

  private static StartTLSOptions startTls(String name) {
    try {
      return StartTLSOptions.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "starttls must be disabled, optional or required", unknown);
    }
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private static Map<String, String> query(URI url) {
    Map<String, String> values = new HashMap<>();
    String query = url.getRawQuery();
    if (query != null) {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return config.getHostname() + ":" + config.getPort();
  }
}
