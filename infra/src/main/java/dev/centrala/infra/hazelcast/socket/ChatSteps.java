package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.query.Predicate;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is done to the holders of one chat's sockets where they are kept. */
final class ChatSteps {
  private ChatSteps() {}

  /** Adds a socket. */
  record Join(String socket, String node)
      implements EntryProcessor<String, @Nullable Holders, @Nullable Void> {
    @Override
    public @Nullable Void process(Map.Entry<String, @Nullable Holders> entry) {
      Holders present = entry.getValue();
      Holders holders = present == null ? new Holders() : present;
      holders.add(socket, node);
      entry.setValue(holders);
      return null;
    }
  }

  /** Removes a socket. */
  record Leave(String socket) implements EntryProcessor<String, @Nullable Holders, @Nullable Void> {
    @Override
    public @Nullable Void process(Map.Entry<String, @Nullable Holders> entry) {
      Holders holders = entry.getValue();
      if (holders != null && holders.remove(socket)) {
        entry.setValue(holders.isEmpty() ? null : holders);
      }
      return null;
    }
  }

  /** Chats with a socket of a node that is not among these; looked for by a sweep. */
  record Stale(TreeSet<String> nodes) implements Predicate<String, Holders> {
    @Override
    public boolean apply(Map.Entry<String, Holders> entry) {
      return entry.getValue().isBeyond(nodes);
    }
  }

  /** Removes the sockets of nodes that are not among these. */
  record Keep(TreeSet<String> nodes)
      implements EntryProcessor<String, @Nullable Holders, @Nullable Void> {
    @Override
    public @Nullable Void process(Map.Entry<String, @Nullable Holders> entry) {
      Holders holders = entry.getValue();
      if (holders != null && holders.keep(nodes)) {
        entry.setValue(holders.isEmpty() ? null : holders);
      }
      return null;
    }
  }

  /** The nodes that hold a socket. */
  record Nodes() implements EntryProcessor<String, @Nullable Holders, String[]>, ReadOnly {
    @Override
    public String[] process(Map.Entry<String, @Nullable Holders> entry) {
      Holders holders = entry.getValue();
      return holders == null ? new String[0] : holders.nodes();
    }
  }
}
