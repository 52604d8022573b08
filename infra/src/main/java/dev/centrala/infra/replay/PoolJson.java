package dev.centrala.infra.replay;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolImage;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands and images of a pool as JSON. A value of a sealed interface carries the simple name of
 * its record as {@code kind}; everything else follows from the records.
 */
public final class PoolJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new SealedKinds())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private PoolJson() {}

  public static String write(PoolCommand command) {
    return text(PoolCommand.class, command);
  }

  public static PoolCommand command(String text) {
    return value(PoolCommand.class, text);
  }

  public static String write(PoolImage image) {
    return text(PoolImage.class, image);
  }

  public static PoolImage image(String text) {
    return value(PoolImage.class, text);
  }

  static String text(Class<?> type, Object value) {
    try {
      return MAPPER.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a " + type.getSimpleName() + " that is no JSON", bug);
    }
  }

  static <T> T value(Class<T> type, String text) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException foreign) {
      throw new IllegalArgumentException(
          "not a " + type.getSimpleName() + ": " + foreign.getOriginalMessage(), foreign);
    }
  }

  /** Names the members of sealed interfaces without annotations in the core. */
  private static final class SealedKinds extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
        MapperConfig<?> config, Annotated annotated) {
      return isSealed(annotated)
          ? JsonTypeInfo.Value.construct(
              JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, null)
          : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
      return isSealed(annotated)
          ? Arrays.stream(annotated.getRawType().getPermittedSubclasses())
              .map(kind -> new NamedType(kind, kind.getSimpleName()))
              .toList()
          : super.findSubtypes(annotated);
    }

    private static boolean isSealed(Annotated annotated) {
      Class<?> type = annotated.getRawType();
      return type.isInterface() && type.isSealed();
    }
  }
}
