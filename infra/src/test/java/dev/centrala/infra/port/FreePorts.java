package dev.centrala.infra.port;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that tests start, none given twice in a process. They lie below those that the
 * system gives to connections and to port 0, so that nobody takes one between its choice and its
 * use.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  /** The sandbox carrier of a node listens this far above the node. */
  private static final int CARRIER = 100;

  private static final Set<Integer> GIVEN = new HashSet<>();
  private static int next = ThreadLocalRandom.current().nextInt(FIRST, END);

  private FreePorts() {}

  /** A port that is free, and whose neighbour for the sandbox carrier is free too. */
  public static synchronized int next() {
    for (int tried = FIRST; tried < END; tried++) {
      int port = next;
      next = port + 1 < END - CARRIER ? port + 1 : FIRST;
      if (isFree(port) && isFree(port + CARRIER)) {
        GIVEN.add(port);
        GIVEN.add(port + CARRIER);
        return port;
      }
    }
    throw new AssertionError("no port is free");
  }

  private static boolean isFree(int port) {
    if (GIVEN.contains(port)) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
