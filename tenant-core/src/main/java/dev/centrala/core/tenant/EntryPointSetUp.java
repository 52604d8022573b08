package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.RefusedException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry point has what its channel needs and nothing that it cannot have; what it refers to
 * exists.
 */
final class EntryPointSetUp implements SetUpRules<EntryPoint> {
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,190}");
  private static final int LONGEST_TEXT = 500;

  private final EntryPointReferences references;
  private final ConnectionStore connections;

  EntryPointSetUp(EntryPointReferences references, ConnectionStore connections) {
    this.references = references;
    this.connections = connections;
  }

  @Override
  public void check(Tx tx, EntryPoint entryPoint) {
    Names.check(entryPoint.name());
    checkChannel(entryPoint);
    checkSettings(entryPoint);
    checkReferences(tx, entryPoint);
  }

  private static void checkChannel(EntryPoint entryPoint) {
    boolean chat = entryPoint.channel() == Channel.CHAT;
    String address = entryPoint.address();
    if (chat && (address != null || entryPoint.connection() != null)) {
      throw RefusedException.invalid("/address", "a chat has a widget, no address or connection");
    }
    if (!chat && address == null) {
      throw RefusedException.invalid("/address", "is needed for this channel");
    }
    switch (entryPoint.channel()) {
      case SMS, VOICE -> checkNumber(entryPoint);
      case MAIL -> checkPattern(MAIL, address, "must be a mail address");
      default -> {}
    }
    if ((entryPoint.flow() == null) == (entryPoint.queue() == null)) {
      throw RefusedException.invalid("/flowId", "name a flow or a queue that answers, not both");
    }
  }

  private static void checkNumber(EntryPoint entryPoint) {
    checkPattern(E164, entryPoint.address(), "must be a number such as +40312345678 (E.164)");
    if (entryPoint.connection() == null) {
      throw RefusedException.invalid("/connectionId", "is needed for this channel");
    }
  }

  private static void checkPattern(Pattern pattern, @Nullable String address, String detail) {
    if (address == null || !pattern.matcher(address).matches()) {
      throw RefusedException.invalid("/address", detail);
    }
  }

  private static void checkSettings(EntryPoint entryPoint) {
    Integer window = entryPoint.settings().reopenWindowSeconds();
    if (window != null && (window < 0 || window > 90 * 86_400)) {
      throw RefusedException.invalid(
          "/settings/reopenWindowSeconds", "must be from 0 to 90 days in seconds");
    }
    WidgetSettings widget = entryPoint.settings().widget();
    if (widget != null) {
      if (entryPoint.channel() != Channel.CHAT) {
        throw RefusedException.invalid("/settings/widget", "only a chat has a widget");
      }
      checkWidget(widget);
    }
  }

  private static void checkWidget(WidgetSettings widget) {
    String at = "/settings/widget";
    Names.check(at + "/title", widget.title(), Names.LONGEST);
    Names.check(at + "/greeting", widget.greeting(), LONGEST_TEXT);
    Names.check(at + "/closedText", widget.closedText(), LONGEST_TEXT);
    if (!COLOR.matcher(widget.color()).matches()) {
      throw RefusedException.invalid(at + "/color", "must be a colour such as #1c5d99");
    }
    List<String> origins = widget.allowedOrigins();
    for (int i = 0; i < origins.size(); i++) {
      if (!isOrigin(origins.get(i))) {
        throw RefusedException.invalid(
            at + "/allowedOrigins/" + i, "must be an origin such as https://shop.example");
      }
    }
    checkStarts(at + "/startsPerVisitorPerHour", widget.startsPerVisitorPerHour());
    checkStarts(at + "/startsPerAddressPerHour", widget.startsPerAddressPerHour());
  }

  private static void checkStarts(String pointer, int starts) {
    if (starts < 1 || starts > 10_000) {
      throw RefusedException.invalid(pointer, "must be from 1 to 10000");
    }
  }

  /**
   * It goes into a Content-Security-Policy header, so nothing but scheme, host and port may be in
   * it.
   */
  private static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return http
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private void checkReferences(Tx tx, EntryPoint entryPoint) {
    if (entryPoint.connection() != null
        && connections.find(tx, entryPoint.connection()).isEmpty()) {
      throw RefusedException.notFound("connection");
    }
    if (entryPoint.flow() != null && !references.flowExists(tx, entryPoint.flow())) {
      throw RefusedException.notFound("flow");
    }
    if (entryPoint.queue() != null && !references.queueExists(tx, entryPoint.queue())) {
      throw RefusedException.notFound("queue");
    }
  }
}
