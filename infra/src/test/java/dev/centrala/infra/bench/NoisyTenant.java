package dev.centrala.infra.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A tenant that sends at a pace and waits for no answer, in a process of its own. Told a number of
 * requests a second it begins, and says {@code on} when a second has been answered; told {@code
 * stop} it says what was served, what was refused, and for how many nanoseconds it sent.
 */
final class NoisyTenant {
  private static final int CONNECTIONS = 32;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final RawExchange[] connections = new RawExchange[CONNECTIONS];
  private final int port;
  private final byte[] request;
  private final AtomicLong served = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean over;

  private NoisyTenant(int port, String token) {
    this.port = port;
    this.request = RawExchange.change(port, token);
  }

  /** The port and the token. */
  public static void main(String[] arguments) throws Exception {
    NoisyTenant tenant = new NoisyTenant(Integer.parseInt(arguments[0]), arguments[1]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String pace = in.readLine(); pace != null; pace = in.readLine()) {
      tenant.round(Integer.parseInt(pace), in);
    }
  }

  private void round(int perSecond, BufferedReader in) throws Exception {
    served.set(0);
    refused.set(0);
    AtomicLong sent = new AtomicLong();
    over = false;
    open();
    long start = System.nanoTime();
    Thread sender = Thread.ofPlatform().start(() -> send(perSecond, start, sent));
    awaitAnswers(perSecond);
    System.out.println("on");
    in.readLine();
    sender.interrupt();
    sender.join();
    long nanos = System.nanoTime() - start;
    awaitAnswers(sent.get());
    over = true;
    for (RawExchange connection : connections) {
      connection.close();
    }
    System.out.println(served.get() + " " + refused.get() + " " + nanos);
  }

  /** Anew for each round: a server closes connections that rest. */
  private void open() throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) {
      RawExchange connection = new RawExchange(port);
      connections[i] = connection;
      Thread.ofPlatform().daemon().start(() -> count(connection));
    }
  }

  private void send(int perSecond, long start, AtomicLong sent) {
    long gap = 1_000_000_000L / perSecond;
    try {
      while (!Thread.interrupted()) {
        long due = start + sent.get() * gap - System.nanoTime();
        if (due > 0) {
          LockSupport.parkNanos(due);
        } else {
          connections[(int) (sent.get() % CONNECTIONS)].send(request);
          sent.incrementAndGet();
        }
      }
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private void awaitAnswers(long count) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (served.get() + refused.get() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("answers to the noisy tenant are missing");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private void count(RawExchange connection) {
    try {
      while (true) {
        switch (connection.status()) {
          case 200 -> served.incrementAndGet();
          case 429 -> refused.incrementAndGet();
          default -> throw new IllegalStateException("neither served nor refused");
        }
      }
    } catch (IOException gone) {
      if (!over) {
        throw new IllegalStateException(gone);
      }
    }
  }
}
