package dev.centrala.connectors.sandbox.twiml;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The attributes of one element; a name or a value that the carrier does not know is refused. */
final class Attributes {
  private static final Pattern KEYS = Pattern.compile("[0-9*#]*");

  private final Element element;

  Attributes(Element element, String... known) throws TwimlRefused {
    this.element = element;
    List<String> names = Arrays.asList(known);
    var all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      String name = all.item(i).getNodeName();
      if (!names.contains(name) && !name.startsWith("xmlns") && !name.startsWith("xml:")) {
        throw refused("Attribute '" + name + "' is not allowed to appear in element");
      }
    }
  }

  TwimlRefused refused(String why) {
    return new TwimlRefused(TwimlRefused.SCHEMA, why + ": " + element.getTagName());
  }

  @Nullable String text(String name) {
    return element.hasAttribute(name) ? element.getAttribute(name) : null;
  }

  boolean flag(String name, boolean otherwise) throws TwimlRefused {
    return choice(name, Boolean.toString(otherwise), "true", "false").equals("true");
  }

  int number(String name, int otherwise, int low, int high) throws TwimlRefused {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw refused("'" + text + "' is not a number for " + name);
    }
    int number = Integer.parseInt(text);
    if (number < low || number > high) {
      throw refused("'" + text + "' is out of range for " + name);
    }
    return number;
  }

  @Nullable Integer numberOrNothing(String name, int low, int high) throws TwimlRefused {
    return text(name) == null ? null : number(name, low, low, high);
  }

  String choice(String name, String otherwise, String... options) throws TwimlRefused {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!Arrays.asList(options).contains(text)) {
      throw refused("'" + text + "' is not one of " + List.of(options) + " for " + name);
    }
    return text;
  }

  String method(String name) throws TwimlRefused {
    return choice(name, "POST", "GET", "POST", "get", "post").toUpperCase(java.util.Locale.ROOT);
  }

  String keys(String name, String otherwise) throws TwimlRefused {
    String text = text(name);
    if (text != null && !KEYS.matcher(text).matches()) {
      throw refused("'" + text + "' are no keys for " + name);
    }
    return text == null ? otherwise : text;
  }

  @Nullable String url(String name) throws TwimlRefused {
    String text = text(name);
    if (text != null) {
      checkUrl(text);
    }
    return text;
  }

  void checkUrl(String text) throws TwimlRefused {
    try {
      String scheme = URI.create(text).getScheme();
      if (scheme != null && !scheme.equals("http") && !scheme.equals("https")) {
        throw refused("'" + text + "' is not a web address");
      }
    } catch (IllegalArgumentException notAUrl) {
      throw refused("'" + text + "' is not a URL");
    }
  }

  /** {@code name}, {@code nameMethod} and {@code nameEvent}, as Twilio names them. */
  @Nullable ReportTarget callback(String name, Set<String> usual, Set<String> possible)
      throws TwimlRefused {
    String url = url(name);
    Set<String> events = usual;
    String asked = text(name + "Event");
    if (asked != null) {
      events = new LinkedHashSet<>(Arrays.asList(asked.strip().split("\\s+")));
      if (!possible.containsAll(events)) {
        throw refused("'" + asked + "' are not events for " + name);
      }
    }
    String method = method(name + "Method");
    return url == null || url.isEmpty() ? null : new ReportTarget(url, method, Set.copyOf(events));
  }
}
