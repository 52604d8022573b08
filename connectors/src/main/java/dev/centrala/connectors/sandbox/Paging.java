package dev.centrala.connectors.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Twilio's list answers: {@code Page}, {@code PageSize} and an opaque {@code PageToken} that names
 * the last item seen.
 */
final class Paging {
  private static final int USUAL_SIZE = 50;
  private static final int LARGEST_SIZE = 1000;

  private Paging() {}

  static <T> JsonObject page(
      ApiCall call,
      String listName,
      List<T> all,
      Function<T, String> sid,
      Function<T, JsonObject> item) {
    int size = Math.clamp(number(call.field("PageSize"), USUAL_SIZE), 1, LARGEST_SIZE);
    int page = Math.max(0, number(call.field("Page"), 0));
    int start = start(call.field("PageToken"), all, sid, page * size);
    int end = Math.min(all.size(), start + size);
    JsonArray items = new JsonArray();
    all.subList(Math.min(start, end), end).forEach(one -> items.add(item.apply(one)));
    String filters = filters(call);
    String first = call.path() + "?" + filters + "PageSize=" + size + "&Page=0";
    String next =
        end >= all.size()
            ? null
            : call.path()
                + "?"
                + filters
                + "PageSize=%d&Page=%d&PageToken=PA%s"
                    .formatted(size, page + 1, sid.apply(all.get(end - 1)));
    return new JsonObject()
        .put("end", Math.max(0, end - 1))
        .put("first_page_uri", first)
        .put("next_page_uri", next)
        .put("page", page)
        .put("page_size", size)
        .putNull("previous_page_uri")
        .put("start", start)
        .put("uri", page == 0 ? first : call.path() + "?" + filters + "PageSize=" + size)
        .put(listName, items);
  }

  private static <T> int start(String token, List<T> all, Function<T, String> sid, int otherwise) {
    for (int i = 0; i < all.size() && !token.isEmpty(); i++) {
      if (token.equals("PA" + sid.apply(all.get(i)))) {
        return i + 1;
      }
    }
    return otherwise;
  }

  private static String filters(ApiCall call) {
    return call.fields().entries().stream()
        .filter(field -> !field.getKey().startsWith("Page"))
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()) + "&")
        .collect(Collectors.joining());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int number(String text, int otherwise) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
  }
}
