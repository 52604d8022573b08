package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.config.Config;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** How the steps that are done often, and their answers, travel between members. */
public final class SocketWire implements DataSerializableFactory {
  static final int FACTORY_ID = 7302;
  static final int APPEND = 1;
  static final int KEPT = 2;
  static final int AFTER = 3;
  static final int SLICE = 4;

  private SocketWire() {}

  /** Every member needs it. */
  public static Config register(Config config) {
    config.getSerializationConfig().addDataSerializableFactory(FACTORY_ID, new SocketWire());
    return config;
  }

  @Override
  public IdentifiedDataSerializable create(int typeId) {
    return switch (typeId) {
      case APPEND -> new Append();
      case KEPT -> new Append.Kept();
      case AFTER -> new After();
      case SLICE -> new After.Slice();
      default -> throw new IllegalArgumentException("no type " + typeId);
    };
  }
}
