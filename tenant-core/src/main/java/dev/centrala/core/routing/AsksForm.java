package dev.centrala.core.routing;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requirements as plain maps, lists and numbers, the form that is stored and sent: each {@code
 * {skillId, minimum}}, {@code {groupId}} or {@code {anyOf: […]}} of such. Reading notes what is not
 * of the form, with a pointer; {@link AsksRules} tells what is out of range or does not exist.
 */
public final class AsksForm {
  private static final Set<String> SKILL = Set.of("skillId", "minimum");
  private static final Set<String> GROUP = Set.of("groupId");
  private static final Set<String> ANY = Set.of("anyOf");
  private static final Set<String> RELAXATION = Set.of("afterSeconds", "requirements");

  private final List<FieldError> errors;

  /** What is wrong goes to {@code errors}. */
  public AsksForm(List<FieldError> errors) {
    this.errors = errors;
  }

  public static List<Map<String, Object>> write(List<Requirement> requirements) {
    return requirements.stream().map(AsksForm::write).toList();
  }

  private static Map<String, Object> write(Requirement requirement) {
    return requirement.anyOf().size() == 1
        ? write(requirement.anyOf().getFirst())
        : Map.of("anyOf", requirement.anyOf().stream().map(AsksForm::write).toList());
  }

  private static Map<String, Object> write(Wanted wanted) {
    Map<String, Object> form = new LinkedHashMap<>();
    switch (wanted) {
      case Wanted.AtLeast skill -> {
        form.put("skillId", skill.skill().toString());
        form.put("minimum", skill.minimum());
      }
      case Wanted.MemberOf member -> form.put("groupId", member.group().toString());
    }
    return form;
  }

  public static List<Map<String, Object>> writeRelaxations(List<RelaxedRequirements> relaxations) {
    return relaxations.stream()
        .map(relaxed -> {
          Map<String, Object> form = new LinkedHashMap<>();
          form.put("afterSeconds", relaxed.afterSeconds());
          form.put("requirements", write(relaxed.requirements()));
          return form;
        })
        .toList();
  }

  public List<Requirement> requirements(String pointer, @Nullable Object form) {
    return each(pointer, form, this::requirement);
  }

  public List<RelaxedRequirements> relaxations(String pointer, @Nullable Object form) {
    return each(pointer, form, this::relaxation);
  }

  /** Reads a list item by item; an absent one is empty, a bad item is left out and noted. */
  public <T> List<T> each(String pointer, @Nullable Object form, Item<T> item) {
    if (form == null) {
      return List.of();
    }
    if (!(form instanceof List<?> list)) {
      wrong(pointer, "must be a list");
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> fields) {
        T read = item.read(pointer + "/" + i, fields);
        if (read != null) {
          items.add(read);
        }
      } else {
        wrong(pointer + "/" + i, "must be an object");
      }
    }
    return items;
  }

  /** How one item of a list is read; null when it is not of the form. */
  @FunctionalInterface
  public interface Item<T> {
    @Nullable T read(String pointer, Map<?, ?> fields);
  }

  private @Nullable RelaxedRequirements relaxation(String pointer, Map<?, ?> fields) {
    known(pointer, fields, RELAXATION);
    Integer after = number(pointer + "/afterSeconds", fields.get("afterSeconds"));
    List<Requirement> read = requirements(pointer + "/requirements", fields.get("requirements"));
    return after == null ? null : new RelaxedRequirements(after, read);
  }

  private @Nullable Requirement requirement(String pointer, Map<?, ?> fields) {
    if (!fields.containsKey("anyOf")) {
      Wanted one = wanted(pointer, fields);
      return one == null ? null : new Requirement(List.of(one));
    }
    known(pointer, fields, ANY);
    return new Requirement(each(pointer + "/anyOf", fields.get("anyOf"), this::wanted));
  }

  private @Nullable Wanted wanted(String pointer, Map<?, ?> fields) {
    if (fields.containsKey("groupId")) {
      known(pointer, fields, GROUP);
      AgentGroupId group = id(pointer + "/groupId", fields.get("groupId"), AgentGroupId::parse);
      return group == null ? null : new Wanted.MemberOf(group);
    }
    if (!fields.containsKey("skillId")) {
      wrong(pointer, "must name a skill, an agent group, or any of several");
      return null;
    }
    known(pointer, fields, SKILL);
    SkillId skill = id(pointer + "/skillId", fields.get("skillId"), SkillId::parse);
    Integer minimum = number(pointer + "/minimum", fields.get("minimum"));
    return skill == null || minimum == null ? null : new Wanted.AtLeast(skill, minimum);
  }

  /** Notes fields that do not belong there. */
  public void known(String pointer, Map<?, ?> fields, Set<String> names) {
    fields.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !names.contains(name))
        .sorted()
        .forEach(name -> wrong(pointer + "/" + name, "does not belong here"));
  }

  public @Nullable Integer number(String pointer, @Nullable Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    wrong(pointer, "must be a whole number");
    return null;
  }

  public <I> @Nullable I id(String pointer, @Nullable Object value, Function<String, I> parse) {
    try {
      return parse.apply(String.valueOf(value));
    } catch (RefusedException notAnId) {
      wrong(pointer, "is not an id");
      return null;
    }
  }

  public void wrong(String pointer, String detail) {
    errors.add(new FieldError(pointer, detail));
  }
}
