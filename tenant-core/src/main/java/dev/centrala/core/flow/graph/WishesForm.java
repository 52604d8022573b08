package dev.centrala.core.flow.graph;

import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.AsksForm;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The wishes of an enqueue node as plain maps, lists and numbers, beside its other fields. */
final class WishesForm {
  static final Set<String> FIELDS =
      Set.of("requirements", "relaxations", "dueInSeconds", "holds", "lastAgentSeconds");
  private static final Set<String> HOLD = Set.of("userId", "seconds", "kind", "skipIfAway");
  private static final int LONGEST = 86_400;
  private static final int MOST_HOLDS = 10;

  private WishesForm() {}

  static void write(Wishes wishes, Map<String, Object> form) {
    putUnlessEmpty(form, "requirements", AsksForm.write(wishes.asks().requirements()));
    putUnlessEmpty(form, "relaxations", AsksForm.writeRelaxations(wishes.asks().relaxations()));
    if (wishes.dueInSeconds() > 0) {
      form.put("dueInSeconds", wishes.dueInSeconds());
    }
    putUnlessEmpty(form, "holds", wishes.holds().stream().map(WishesForm::write).toList());
    if (wishes.lastAgentSeconds() > 0) {
      form.put("lastAgentSeconds", wishes.lastAgentSeconds());
    }
  }

  private static void putUnlessEmpty(Map<String, Object> form, String name, List<?> list) {
    if (!list.isEmpty()) {
      form.put(name, list);
    }
  }

  private static Map<String, Object> write(Hold hold) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("userId", hold.agent().toString());
    form.put("seconds", hold.seconds());
    form.put("kind", hold.kind() == Hold.Kind.NAMED ? "named" : "preferred");
    form.put("skipIfAway", hold.skipIfAway());
    return form;
  }

  static Wishes read(String pointer, Map<?, ?> fields, List<FieldError> errors) {
    AsksForm form = new AsksForm(errors);
    Asks asks =
        new Asks(
            form.requirements(pointer + "/requirements", fields.get("requirements")),
            form.relaxations(pointer + "/relaxations", fields.get("relaxations")));
    List<Hold> holds =
        form.each(pointer + "/holds", fields.get("holds"), (at, hold) -> hold(form, at, hold));
    if (holds.size() > MOST_HOLDS) {
      form.wrong(pointer + "/holds", "must not be more than " + MOST_HOLDS);
    }
    return new Wishes(
        asks,
        seconds(form, pointer + "/dueInSeconds", fields.get("dueInSeconds")),
        holds,
        seconds(form, pointer + "/lastAgentSeconds", fields.get("lastAgentSeconds")));
  }

  private static @Nullable Hold hold(AsksForm form, String pointer, Map<?, ?> fields) {
    form.known(pointer, fields, HOLD);
    UserId user = form.id(pointer + "/userId", fields.get("userId"), UserId::parse);
    int seconds = seconds(form, pointer + "/seconds", fields.get("seconds"));
    Object skip = fields.get("skipIfAway");
    if (skip != null && !(skip instanceof Boolean)) {
      form.wrong(pointer + "/skipIfAway", "must be true or false");
    }
    Hold.Kind kind = kind(form, pointer + "/kind", fields.get("kind"));
    return user == null ? null : new Hold(user, seconds, kind, Boolean.TRUE.equals(skip));
  }

  private static Hold.Kind kind(AsksForm form, String pointer, @Nullable Object value) {
    if (value == null || value.equals("preferred")) {
      return Hold.Kind.PREFERRED;
    }
    if (!value.equals("named")) {
      form.wrong(pointer, "must be named or preferred");
    }
    return Hold.Kind.NAMED;
  }

  private static int seconds(AsksForm form, String pointer, @Nullable Object value) {
    if (value == null) {
      return 0;
    }
    Integer seconds = form.number(pointer, value);
    if (seconds == null) {
      return 0;
    }
    if (seconds < 0 || seconds > LONGEST) {
      form.wrong(pointer, "must be from 0 to " + LONGEST);
      return 0;
    }
    return seconds;
  }
}
