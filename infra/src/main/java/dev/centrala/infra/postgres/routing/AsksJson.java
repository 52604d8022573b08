package dev.centrala.infra.postgres.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.routing.AsksForm;
import dev.centrala.core.routing.RelaxedRequirements;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.shared.FieldError;
import dev.centrala.infra.postgres.JsonColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Requirements and relaxations as JSON columns. */
final class AsksJson {
  private final JsonColumn json;

  AsksJson(JsonColumn json) {
    this.json = json;
  }

  String write(List<Requirement> requirements) {
    return json.write(AsksForm.write(requirements));
  }

  List<Requirement> read(String text) {
    return read(form -> form.requirements("", json.read(text, new TypeReference<Object>() {})));
  }

  String writeRelaxations(List<RelaxedRequirements> relaxations) {
    return json.write(AsksForm.writeRelaxations(relaxations));
  }

  List<RelaxedRequirements> readRelaxations(String text) {
    return read(form -> form.relaxations("", json.read(text, new TypeReference<Object>() {})));
  }

  private static <T> List<T> read(Function<AsksForm, List<T>> reading) {
    List<FieldError> errors = new ArrayList<>();
    List<T> read = reading.apply(new AsksForm(errors));
    if (!errors.isEmpty()) {
      throw new IllegalStateException("stored requirements: " + errors);
    }
    return read;
  }
}
