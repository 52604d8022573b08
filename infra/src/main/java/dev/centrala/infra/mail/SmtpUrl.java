package dev.centrala.infra.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where mail goes: {@code
 * smtp[s]://[user:password@]host[:port][?from=address&starttls=disabled|optional|required]}. A
 * password is sent over TLS only, unless the server is this machine or {@code starttls} says
 * otherwise.
 */
public record SmtpUrl(
    String host,
    int port,
    boolean tls,
    StartTls startTls,
    @Nullable String user,
    @Nullable String password,
    String from) {
  private static final long CONNECT_MILLIS = 10_000;
  private static final long ANSWER_MILLIS = 30_000;

  /** Whether TLS is begun on a connection that was opened without. */
  public enum StartTls {
    DISABLED,
    OPTIONAL,
    REQUIRED
  }

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
    String user = url.getRawUserInfo();
    int colon = user == null ? -1 : user.indexOf(':');
    boolean mustHide = user != null && !isThisMachine(host);
    return new SmtpUrl(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        url.getPort() > 0 ? url.getPort() : tls ? 465 : 587,
        tls,
        startTls(query.getOrDefault("starttls", mustHide ? "required" : "optional")),
        user == null ? null : decoded(colon < 0 ? user : user.substring(0, colon)),
        user == null ? null : colon < 0 ? "" : decoded(user.substring(colon + 1)),
        address(query.getOrDefault("from", defaultFrom)));
  }

  private static String address(String from) {
    try {
      new InternetAddress(from, true);
      return from;
    } catch (AddressException wrong) {
      throw new IllegalArgumentException(
          "from must be a mail address, with a name or without: " + wrong.getMessage(), wrong);
    }
  }

  /**
   * What Angus Mail is to be told: <a
   * href="https://eclipse-ee4j.github.io/angus-mail/docs/api/org.eclipse.angus.mail/org/eclipse/angus/mail/smtp/package-summary.html">its
   * properties</a>. The name this node greets with is the sender's domain: its own would be looked
   * up, which takes long where no name server answers. {@code anyScript}: for an address that only
   * a server with SMTPUTF8 takes.
   */
  Properties properties(boolean anyScript) {
    Properties all = new Properties();
    all.put("mail.smtp.host", host);
    all.put("mail.smtp.port", String.valueOf(port));
    all.put("mail.smtp.localhost", domain());
    all.put("mail.smtp.auth", String.valueOf(user != null));
    all.put("mail.smtp.ssl.enable", String.valueOf(tls));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.starttls.enable", String.valueOf(startTls != StartTls.DISABLED));
    all.put("mail.smtp.starttls.required", String.valueOf(startTls == StartTls.REQUIRED));
    all.put("mail.smtp.connectiontimeout", String.valueOf(CONNECT_MILLIS));
    all.put("mail.smtp.timeout", String.valueOf(ANSWER_MILLIS));
    all.put("mail.smtp.quitwait", "false");
    all.put("mail.mime.allowutf8", String.valueOf(anyScript));
    return all;
  }

  /** The sender, whose name may be in any script. */
  InternetAddress sender() {
    try {
      InternetAddress sender = new InternetAddress(from, true);
      sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
      return sender;
    } catch (AddressException | UnsupportedEncodingException checkedAtTheStart) {
      throw new IllegalStateException(checkedAtTheStart);
    }
  }

  /** Of the address that mails come from. */
  String domain() {
    String address = sender().getAddress();
    return IDN.toASCII(address.substring(address.lastIndexOf('@') + 1));
  }

  private static StartTls startTls(String name) {
    try {
      return StartTls.valueOf(name.toUpperCase(Locale.ROOT));
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
    return host + ":" + port;
  }
}
