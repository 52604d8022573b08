package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import dev.centrala.connectors.sandbox.voice.Source;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form fields of a request, checked as they are read. An empty field counts as absent. */
final class Fields {
  private static final int INVALID_URL = 21205;
  private static final Set<String> RECORDING_EVENTS = Set.of("in-progress", "completed", "absent");

  private final RestCall call;

  Fields(RestCall call) {
    this.call = call;
  }

  @Nullable String text(String name) {
    String text = call.fields().get(name);
    return text == null || text.isEmpty() ? null : text;
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  boolean has(String name) {
    return call.fields().contains(name);
  }

  @Nullable Boolean flag(String name) {
    String text = text(name);
    return text == null ? null : Boolean.valueOf(text.equalsIgnoreCase("true"));
  }

  boolean flag(String name, boolean otherwise) {
    Boolean flag = flag(name);
    return flag == null ? otherwise : flag;
  }

  int number(String name, int otherwise, int low, int high) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    int number = text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : low - 1;
    if (number < low || number > high) {
      throw RestRefused.badRequest(
          RestRefused.INVALID_PARAMETER, "Parameter '%s' is out of range".formatted(name));
    }
    return number;
  }

  Duration seconds(String name, int otherwise, int low, int high) {
    return Duration.ofSeconds(number(name, otherwise, low, high));
  }

  String choice(String name, String otherwise, String... options) {
    String text = text(name, otherwise);
    if (!Arrays.asList(options).contains(text)) {
      throw RestRefused.badRequest(
          RestRefused.INVALID_PARAMETER, "Parameter '%s' is not valid".formatted(name));
    }
    return text;
  }

  private String method(String name) {
    return choice(name, "POST", "GET", "POST", "get", "post").toUpperCase(Locale.ROOT);
  }

  /** A document by its URL; null when the field is absent. */
  @Nullable Source source(String urlName, String methodName) {
    String url = text(urlName);
    return url == null ? null : Source.of(checked(url), method(methodName));
  }

  private static String checked(String url) {
    try {
      String scheme = URI.create(url).getScheme();
      if ("http".equals(scheme) || "https".equals(scheme)) {
        return url;
      }
    } catch (IllegalArgumentException notAUrl) {
      throw RestRefused.badRequest(INVALID_URL, "Url is not a valid URL: " + url);
    }
    throw RestRefused.badRequest(INVALID_URL, "Url is not a valid URL: " + url);
  }

  /** {@code name}, {@code nameMethod} and all values of {@code nameEvent}. */
  @Nullable ReportTarget reports(String name, Set<String> usual, Set<String> possible) {
    String url = text(name);
    if (url == null) {
      return null;
    }
    Set<String> asked =
        call.fields().getAll(name + "Event").stream()
            .flatMap(value -> Arrays.stream(value.strip().split("\\s+")))
            .filter(event -> !event.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    if (!possible.containsAll(asked)) {
      throw RestRefused.badRequest(
          21626, "Invalid status callback events: " + String.join(" ", asked));
    }
    return new ReportTarget(checked(url), method(name + "Method"), asked.isEmpty() ? usual : asked);
  }

  @Nullable ReportTarget recordingReports(String name) {
    return reports(name, Set.of("completed"), RECORDING_EVENTS);
  }
}
