package dev.centrala.infra.hazelcast;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record, and all that it consists of, as bytes without names: records, sealed interfaces,
 * enums, lists, UUIDs, strings, numbers. The layout follows from the types alone; {@code
 * fingerprint} changes whenever it does, and bytes are only read under the fingerprint they were
 * written with.
 */
final class RecordCodec<T> {
  /** How values of one type are written. Objects may be null; a byte says so. */
  private interface Part {
    void write(WireWriter out, @Nullable Object value) throws Throwable;

    @Nullable Object read(WireReader in) throws Throwable;
  }

  private final Map<Type, Part> parts = new HashMap<>();
  private final StringBuilder layout = new StringBuilder();
  private final Class<T> type;
  private final Part root;

  RecordCodec(Class<T> type) {
    this.type = type;
    this.root = part(type);
  }

  String fingerprint() {
    return Integer.toHexString(layout.toString().hashCode());
  }

  byte[] toBytes(T value) {
    try {
      WireWriter out = new WireWriter();
      root.write(out, value);
      return out.toBytes();
    } catch (Throwable failure) {
      throw new IllegalStateException("cannot write a " + type.getSimpleName(), failure);
    }
  }

  T fromBytes(byte[] bytes) {
    try {
      return Objects.requireNonNull(type.cast(root.read(new WireReader(bytes))));
    } catch (Throwable failure) {
      throw new IllegalStateException("cannot read a " + type.getSimpleName(), failure);
    }
  }

  private Part part(Type of) {
    Part known = parts.get(of);
    if (known != null) {
      return known;
    }
    // A type that contains itself meets this stand-in on the way down.
    Part[] made = new Part[1];
    parts.put(of, new Later(made));
    made[0] = make(of);
    parts.put(of, made[0]);
    return made[0];
  }

  private Part make(Type of) {
    if (of instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      layout.append("list<");
      Part element = part(generic.getActualTypeArguments()[0]);
      layout.append('>');
      return new Lists(element);
    }
    if (!(of instanceof Class<?> plain)) {
      throw new IllegalArgumentException("no layout for " + of);
    }
    layout.append(plain.getName());
    if (plain == int.class || plain == Integer.class) {
      return new Scalar((out, v) -> out.writeLong((Integer) v), in -> (int) in.readLong());
    }
    if (plain == long.class || plain == Long.class) {
      return new Scalar((out, v) -> out.writeLong((Long) v), WireReader::readLong);
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return new Scalar((out, v) -> out.writeByte((Boolean) v ? 1 : 0), in -> in.readByte() == 1);
    }
    if (plain == String.class) {
      return new Optional(
          new Scalar((out, v) -> out.writeString((String) v), WireReader::readString));
    }
    if (plain == UUID.class) {
      return new Optional(new Scalar(RecordCodec::writeUuid, RecordCodec::readUuid));
    }
    if (plain.isEnum()) {
      Object[] constants = plain.getEnumConstants();
      layout.append(List.of(constants));
      return new Optional(
          new Scalar(
              (out, v) -> out.writeByte(((Enum<?>) v).ordinal()), in -> constants[in.readByte()]));
    }
    if (plain.isSealed() && plain.isInterface()) {
      return sealed(plain);
    }
    if (plain.isRecord()) {
      return record(plain);
    }
    throw new IllegalArgumentException("no layout for " + of);
  }

  private Part sealed(Class<?> family) {
    List<Class<?>> kinds = List.of(family.getPermittedSubclasses());
    Map<Class<?>, Integer> numbers = new HashMap<>();
    List<Part> members = new ArrayList<>();
    layout.append('[');
    for (Class<?> kind : kinds) {
      numbers.put(kind, members.size());
      members.add(part(kind));
    }
    layout.append(']');
    return new Optional(
        new Scalar(
            (out, v) -> {
              int number = numbers.getOrDefault(v.getClass(), -1);
              out.writeByte(number);
              members.get(number).write(out, v);
            },
            in -> members.get(in.readByte()).read(in)));
  }

  private Part record(Class<?> plain) {
    RecordComponent[] components = plain.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    MethodHandle[] accessors = new MethodHandle[components.length];
    Part[] members = new Part[components.length];
    layout.append('(');
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        layout.append(components[i].getName()).append(':');
        members[i] = part(components[i].getGenericType());
        MethodHandle accessor = lookup.unreflect(components[i].getAccessor());
        accessors[i] = accessor.asType(accessor.type().generic());
      }
      layout.append(')');
      MethodHandle constructor = lookup.unreflectConstructor(plain.getDeclaredConstructor(types));
      MethodHandle spread =
          constructor.asType(constructor.type().generic()).asSpreader(Object[].class, types.length);
      return new Optional(new Records(accessors, members, spread));
    } catch (ReflectiveOperationException notOurs) {
      throw new IllegalArgumentException("no layout for " + plain, notOurs);
    }
  }

  private static void writeUuid(WireWriter out, Object value) {
    UUID uuid = (UUID) value;
    out.writeFixedLong(uuid.getMostSignificantBits());
    out.writeFixedLong(uuid.getLeastSignificantBits());
  }

  private static UUID readUuid(WireReader in) {
    long high = in.readFixedLong();
    return new UUID(high, in.readFixedLong());
  }

  private interface Write {
    void write(WireWriter out, Object value) throws Throwable;
  }

  private interface Read {
    @Nullable Object read(WireReader in) throws Throwable;
  }

  private record Scalar(Write writer, Read reader) implements Part {
    @Override
    public void write(WireWriter out, @Nullable Object value) throws Throwable {
      writer.write(out, Objects.requireNonNull(value));
    }

    @Override
    public @Nullable Object read(WireReader in) throws Throwable {
      return reader.read(in);
    }
  }

  private record Optional(Part present) implements Part {
    @Override
    public void write(WireWriter out, @Nullable Object value) throws Throwable {
      out.writeByte(value == null ? 0 : 1);
      if (value != null) {
        present.write(out, value);
      }
    }

    @Override
    public @Nullable Object read(WireReader in) throws Throwable {
      return in.readByte() == 0 ? null : present.read(in);
    }
  }

  private record Lists(Part element) implements Part {
    @Override
    public void write(WireWriter out, @Nullable Object value) throws Throwable {
      List<?> list = (List<?>) Objects.requireNonNull(value);
      out.writeLong(list.size());
      for (Object one : list) {
        element.write(out, one);
      }
    }

    @Override
    public Object read(WireReader in) throws Throwable {
      int size = (int) in.readLong();
      List<@Nullable Object> list = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        list.add(element.read(in));
      }
      return list;
    }
  }

  private record Records(MethodHandle[] accessors, Part[] members, MethodHandle constructor)
      implements Part {
    @Override
    public void write(WireWriter out, @Nullable Object value) throws Throwable {
      for (int i = 0; i < members.length; i++) {
        members[i].write(out, accessors[i].invokeExact(value));
      }
    }

    @Override
    public @Nullable Object read(WireReader in) throws Throwable {
      @Nullable Object[] values = new Object[members.length];
      for (int i = 0; i < members.length; i++) {
        values[i] = members[i].read(in);
      }
      return constructor.invokeExact(values);
    }
  }

  private record Later(Part[] made) implements Part {
    @Override
    public void write(WireWriter out, @Nullable Object value) throws Throwable {
      made[0].write(out, value);
    }

    @Override
    public @Nullable Object read(WireReader in) throws Throwable {
      return made[0].read(in);
    }
  }
}
