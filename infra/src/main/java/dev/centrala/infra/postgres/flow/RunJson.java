package dev.centrala.infra.postgres.flow;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.routing.Wanted;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * States and turns as JSON columns. A field that an older release did not write is absent, one that
 * it does not know is left alone: both run side by side during a rollout.
 */
final class RunJson {
  private static final ObjectMapper JSON = mapper();

  private RunJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  static String turn(List<Instruction> turn) {
    try {
      return JSON.writerFor(new TypeReference<List<Instruction>>() {}).writeValueAsString(turn);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  static <T> T read(String text, TypeReference<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException notWhatWasWritten) {
      throw new IllegalStateException(notWhatWasWritten);
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule ids = new SimpleModule();
    ids.addSerializer(Id.class, new WrittenId());
    ids.addDeserializer(AgentGroupId.class, new ReadId<>(AgentGroupId::parse));
    ids.addDeserializer(AttachmentId.class, new ReadId<>(AttachmentId::parse));
    ids.addDeserializer(FlowId.class, new ReadId<>(FlowId::parse));
    ids.addDeserializer(QueueId.class, new ReadId<>(QueueId::parse));
    ids.addDeserializer(SkillId.class, new ReadId<>(SkillId::parse));
    ids.addDeserializer(UserId.class, new ReadId<>(UserId::parse));
    ObjectMapper mapper =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(ids)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    for (Class<?> family : List.of(Instruction.class, Wanted.class)) {
      mapper.addMixIn(family, Kind.class);
      for (Class<?> each : family.getPermittedSubclasses()) {
        mapper.registerSubtypes(new NamedType(each, each.getSimpleName()));
      }
    }
    return mapper;
  }

  /** Which of a family a value is stands beside its fields. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Kind {}

  /** Any id, as text. */
  private static final class WrittenId extends JsonSerializer<Id> {
    @Override
    public void serialize(Id id, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(id.value().toString());
    }
  }

  /** An id of one kind. */
  private static final class ReadId<I> extends JsonDeserializer<I> {
    private final Function<String, I> parse;

    ReadId(Function<String, I> parse) {
      this.parse = parse;
    }

    @Override
    public I deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return parse.apply(in.getText());
    }
  }
}
