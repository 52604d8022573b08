package dev.centrala.infra.node;

import dev.centrala.infra.config.ClusterJoin;
import dev.centrala.infra.config.Configuration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/**
 * What must hold before anything is started, checked early so that the reason is one clear line.
 */
final class StartChecks {
  private static final int BAD_CONFIGURATION = 78;
  private static final int LEAST_PARALLELISM = 2;

  private StartChecks() {}

  /**
   * With a common pool of one thread Hazelcast starts a thread for each completion and routing is a
   * hundred times slower.
   */
  static void parallelism() {
    if (ForkJoinPool.commonPool().getParallelism() < LEAST_PARALLELISM) {
      throw new StartFailedException(
          BAD_CONFIGURATION,
          "Start the JVM with -Djava.util.concurrent.ForkJoinPool.common.parallelism=2 or more:"
              + " this machine has few processors and Hazelcast needs two common threads");
    }
  }

  static void portsAreFree(Configuration configuration) {
    Configuration.Ports ports = configuration.ports();
    Map<String, Integer> needed = new LinkedHashMap<>();
    needed.put("CENTRALA_HTTP_PORT", ports.http());
    needed.put("CENTRALA_MANAGEMENT_PORT", ports.management());
    needed.put("CENTRALA_HAZELCAST_PORT", ports.hazelcast());
    if (!(configuration.cluster() instanceof ClusterJoin.None)) {
      needed.put("CENTRALA_EVENT_BUS_PORT", ports.eventBus());
    }
    if (configuration.isDemo()) {
      needed.put("CENTRALA_CARRIER_PORT", ports.carrier());
    }
    List<String> taken = new ArrayList<>();
    needed.forEach((name, port) -> {
      if (!isFree(configuration.bindAddress(), port)) {
        taken.add("Port " + port + " is taken; set " + name + " to another one");
      }
    });
    if (!taken.isEmpty()) {
      throw new StartFailedException(StartFailure.UNAVAILABLE, String.join("\n", taken));
    }
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
