package dev.centrala.web.contract;

import io.vertx.core.file.FileSystem;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Makes the validator of a schema once: each is made with a copy of all that the contract defines,
 * which takes longer than any validation. At most {@link #MOST} are kept, for they are as large.
 */
final class KeptValidators implements SchemaRepository {
  static final int MOST = 100;

  private final SchemaRepository schemas;
  private final Map<JsonSchema, Validator> kept =
      Collections.synchronizedMap(new IdentityHashMap<>());

  KeptValidators(SchemaRepository schemas) {
    this.schemas = schemas;
  }

  @Override
  public Validator validator(JsonSchema schema) {
    Validator known = kept.get(schema);
    if (known != null) {
      return known;
    }
    Validator made = schemas.validator(schema);
    if (kept.size() >= MOST) {
      kept.clear();
    }
    kept.put(schema, made);
    return made;
  }

  @Override
  public SchemaRepository dereference(JsonSchema schema) {
    return schemas.dereference(schema);
  }

  @Override
  public SchemaRepository dereference(String uri, JsonSchema schema) {
    return schemas.dereference(uri, schema);
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files) {
    return schemas.preloadMetaSchema(files);
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files, Draft draft) {
    return schemas.preloadMetaSchema(files, draft);
  }

  @Override
  public Validator validator(String reference) {
    return schemas.validator(reference);
  }

  @Override
  public Validator validator(String reference, JsonSchemaOptions options) {
    return schemas.validator(reference, options);
  }

  @Override
  public Validator validator(JsonSchema schema, JsonSchemaOptions options, boolean dereference) {
    return schemas.validator(schema, options, dereference);
  }

  @Override
  public JsonObject resolve(JsonObject schema) {
    return schemas.resolve(schema);
  }

  @Override
  public JsonSchema find(String pointer) {
    return schemas.find(pointer);
  }
}
