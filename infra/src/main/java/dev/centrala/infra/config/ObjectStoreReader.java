package dev.centrala.infra.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads where recordings lie; nothing is set, or all that is needed. */
final class ObjectStoreReader {
  private static final String PREFIX = "CENTRALA_RECORDINGS_S3_";
  private static final String USUAL_REGION = "us-east-1";

  /** Amazon's own rules for names of buckets. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final Map<String, String> environment;
  private final List<String> problems;

  ObjectStoreReader(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  @Nullable ObjectStore read() {
    boolean wanted =
        Stream.of("ENDPOINT", "BUCKET", "REGION", "ACCESS_KEY", "SECRET_KEY", "PATH_STYLE")
            .anyMatch(name -> !text(name).isEmpty());
    if (!wanted) {
      return null;
    }
    String bucket = needed("BUCKET", BUCKET.asMatchPredicate(), "must be the name of a bucket");
    String accessKey = needed("ACCESS_KEY", _ -> true, "");
    String secretKey = needed("SECRET_KEY", _ -> true, "");
    URI endpoint = endpoint();
    String region = text("REGION");
    return new ObjectStore(
        endpoint,
        bucket,
        region.isEmpty() ? USUAL_REGION : region,
        accessKey,
        secretKey,
        pathStyle(endpoint != null));
  }

  /** Stores at an address of their own mostly have no names for buckets. */
  private boolean pathStyle(boolean usual) {
    return switch (text("PATH_STYLE")) {
      case "" -> usual;
      case "true" -> true;
      case "false" -> false;
      default -> {
        wrong("PATH_STYLE", "must be true or false");
        yield usual;
      }
    };
  }

  private @Nullable URI endpoint() {
    String text = text("ENDPOINT");
    if (text.isEmpty()) {
      return null;
    }
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Said below, as for any other that is none.
    }
    wrong("ENDPOINT", "must be an http or https address");
    return null;
  }

  private String needed(String name, Predicate<String> fits, String form) {
    String text = text(name);
    if (text.isEmpty()) {
      wrong(name, "is needed to keep recordings in a bucket");
    } else if (!fits.test(text)) {
      wrong(name, form);
    }
    return text;
  }

  private String text(String name) {
    return environment.getOrDefault(PREFIX + name, "").trim();
  }

  private void wrong(String name, String why) {
    problems.add(PREFIX + name + " " + why);
  }
}
