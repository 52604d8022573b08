package dev.centrala.core.flow.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks another program over HTTP and keeps its answer, {@code {status, body}}, under a name: {@code
 * next} after a status of 2xx, {@code failed} (else the error exit) after any other or none. Tried
 * at least once, under one idempotency key. A header may end with one of the tenant's secrets,
 * which flows name and never see.
 */
public record HttpNode(
    String id,
    String method,
    String url,
    List<HttpCall.Header> headers,
    @Nullable String body,
    int timeoutSeconds,
    int retries,
    String variable,
    Exits exits)
    implements FlowNode {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,60}");

  public HttpNode {
    headers = List.copyOf(headers);
  }

  static HttpNode read(Fields fields) {
    return new HttpNode(
        fields.name("id"),
        fields.oneOf("method", "GET", "POST", "PUT", "PATCH", "DELETE"),
        fields.text("url", Fields.LONGEST_TEXT),
        fields.each("headers", 20, HttpNode::header),
        fields.optionalText("body", 8_000),
        fields.number("timeoutSeconds", 1, 20, 5),
        fields.number("retries", 0, 3, 1),
        fields.variable("variable"),
        fields.exits("next", "failed"));
  }

  private static HttpCall.Header header(Fields fields) {
    String name = fields.name("name");
    if (!TOKEN.matcher(name).matches()) {
      fields.wrong("name", "is not the name of a header");
    }
    String value = fields.optionalText("value", 1_000);
    return new HttpCall.Header(name, value == null ? "" : value, fields.optionalText("secret", 60));
  }

  @Override
  public String type() {
    return "http";
  }

  @Override
  public Move enter(Moment now) {
    int longest = timeoutSeconds * (retries + 1) + 5;
    return now.await(new Instruction.Wait(id, longest, true));
  }

  @Override
  public HttpCall effect(Moment now) {
    return new HttpCall(
        method,
        now.render(url, Moment.IN_URL),
        headers.stream()
            .map(header ->
                new HttpCall.Header(
                    header.name(), now.render(header.value(), Moment.IN_HEADER), header.secret()))
            .toList(),
        body == null ? null : now.render(body, Moment.IN_JSON),
        timeoutSeconds,
        retries);
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    if (input instanceof FlowInput.EffectDone done) {
      now.set(variable, done.values());
      String exit = done.exit() == null ? "next" : done.exit();
      return Move.leave(exit);
    }
    if (input instanceof FlowInput.Failed && exits.of("failed") != null) {
      return Move.leave("failed");
    }
    return FlowNode.super.take(now, input);
  }

  @Override
  public List<String> expressions() {
    List<String> all = new ArrayList<>(Moment.placeholders(url));
    headers.forEach(header -> all.addAll(Moment.placeholders(header.value())));
    if (body != null) {
      all.addAll(Moment.placeholders(body));
    }
    return all;
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("method", method);
    form.put("url", url);
    Written.unless(form, "headers", headers.stream().map(HttpNode::write).toList(), List.of());
    Written.put(form, "body", body);
    Written.unless(form, "timeoutSeconds", timeoutSeconds, 5);
    Written.unless(form, "retries", retries, 1);
    form.put("variable", variable);
  }

  private static Map<String, Object> write(HttpCall.Header header) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("name", header.name());
    Written.unless(form, "value", header.value(), "");
    Written.put(form, "secret", header.secret());
    return form;
  }
}
