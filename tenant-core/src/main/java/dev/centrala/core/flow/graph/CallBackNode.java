package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.QueueId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Books a call to the customer: as soon as an agent of the queue is free, with the place kept since
 * the contact began, or at an instant ({@code at}, an ISO 8601 text or a CEL timestamp).
 */
public record CallBackNode(
    String id,
    String number,
    @Nullable String at,
    QueueId queue,
    int priority,
    Wishes wishes,
    boolean keepPlace,
    int attempts,
    int gapSeconds,
    Exits exits)
    implements FlowNode {
  static @Nullable CallBackNode read(Fields fields) {
    QueueId queue = fields.id("queueId", QueueId::parse);
    CallBackNode read =
        new CallBackNode(
            fields.name("id"),
            fields.has("number") ? fields.expression("number") : "customer.phone",
            fields.optionalExpression("at"),
            queue == null ? new QueueId(new java.util.UUID(0, 0)) : queue,
            fields.number("priority", -100, 100, 0),
            WishesForm.read(fields.pointer(), fields.with(WishesForm.FIELDS), fields.errors()),
            fields.flag("keepPlace", true),
            fields.number("attempts", 1, 10, 3),
            fields.number("gapSeconds", 60, 86_400, 900),
            fields.exits("next"));
    return queue == null ? null : read;
  }

  @Override
  public String type() {
    return "callBack";
  }

  @Override
  public Move enter(Moment now) {
    return now.await(
        new Instruction.CallBack(
            id,
            now.render("{{" + number + "}}"),
            at == null ? null : instant(now.evaluate(at)),
            queue,
            priority,
            wishes,
            keepPlace && at == null ? now.world().since() : null,
            attempts,
            gapSeconds));
  }

  private static Instant instant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    try {
      return Instant.parse(String.valueOf(value));
    } catch (DateTimeException notAnInstant) {
      throw new FlowFailure("expression", "is no instant");
    }
  }

  @Override
  public List<String> expressions() {
    return at == null ? List.of(number) : List.of(number, at);
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("queueId", queue.toString());
    Written.unless(form, "number", number, "customer.phone");
    Written.put(form, "at", at);
    Written.unless(form, "priority", priority, 0);
    WishesForm.write(wishes, form);
    Written.unless(form, "keepPlace", keepPlace, true);
    Written.unless(form, "attempts", attempts, 3);
    Written.unless(form, "gapSeconds", gapSeconds, 900);
  }
}
