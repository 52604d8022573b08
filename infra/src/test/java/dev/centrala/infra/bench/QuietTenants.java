package dev.centrala.infra.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Tenants that stay below their limits and ask in turn, in a process of their own. Told a pace and
 * a count it says what each answer took, in microseconds; of one that was not a 200, -1.
 */
final class QuietTenants {
  private final int port;
  private final List<byte[]> requests = new ArrayList<>();
  private final Deque<RawExchange> idle = new ConcurrentLinkedDeque<>();
  private final ExecutorService senders = Executors.newCachedThreadPool();

  private QuietTenants(int port, List<String> tokens) {
    this.port = port;
    tokens.forEach(token -> requests.add(RawExchange.change(port, token)));
  }

  /** The port and each tenant's token. */
  public static void main(String[] arguments) throws Exception {
    QuietTenants tenants =
        new QuietTenants(
            Integer.parseInt(arguments[0]), Arrays.asList(arguments).subList(1, arguments.length));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String asked = in.readLine(); asked != null; asked = in.readLine()) {
      String[] parts = asked.split(" ", 2);
      long[] micros = tenants.round(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      System.out.println(
          Arrays.stream(micros).mapToObj(Long::toString).collect(Collectors.joining(" ")));
    }
    tenants.senders.shutdown();
  }

  /** Each at its time, whether or not the earlier ones are answered. */
  private long[] round(int perSecond, int count) throws Exception {
    long[] micros = new long[count];
    Arrays.fill(micros, -1);
    CountDownLatch done = new CountDownLatch(count);
    long gap = 1_000_000_000L / perSecond;
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int each = i;
      long due = start + i * gap;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      senders.execute(() -> {
        try {
          micros[each] = micros(requests.get(each % requests.size()));
        } catch (IOException failed) {
          failed.printStackTrace();
        } finally {
          done.countDown();
        }
      });
    }
    done.await();
    // A server closes connections that rest, as these do until the next round.
    for (RawExchange kept = idle.poll(); kept != null; kept = idle.poll()) {
      kept.close();
    }
    return micros;
  }

  private long micros(byte[] request) throws IOException {
    RawExchange kept = idle.pollFirst();
    RawExchange connection = kept == null ? new RawExchange(port) : kept;
    long sent = System.nanoTime();
    connection.send(request);
    int status = connection.status();
    long micros = (System.nanoTime() - sent) / 1000;
    idle.addFirst(connection);
    return status == 200 ? micros : -1;
  }
}
