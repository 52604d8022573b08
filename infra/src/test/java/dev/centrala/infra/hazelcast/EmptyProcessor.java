package dev.centrala.infra.hazelcast;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;
import java.util.UUID;

/** Does nothing on owner and backup: what a command costs before the pool is even asked. */
final class EmptyProcessor implements EntryProcessor<UUID, Object, Object> {
  private static final long serialVersionUID = 1;

  @Override
  public Object process(Map.Entry<UUID, Object> entry) {
    return entry.getValue() == null ? 0 : 1;
  }
}
