package dev.centrala.infra.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Many agents' sockets in a process of their own, so that what is measured is the server's end
 * alone. Reads the tokens, one a line, opens a socket for each and says {@code open}; then for each
 * number it reads it says {@code heard} once so many frames have come in all.
 */
final class SocketCrowd implements AutoCloseable {
  private static final int AT_ONCE = 32;
  private static final String OPEN = "open";
  private static final String HEARD = "heard";

  private final Process process;
  private final PrintStream asked;
  private final BufferedReader answers;
  private long expected;

  private SocketCrowd(Process process) {
    this.process = process;
    this.asked = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Returns when a socket is open for each token and has heard {@code until}. */
  static SocketCrowd open(int port, String path, String until, List<String> tokens)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            SocketCrowd.class.getName(),
            Integer.toString(port),
            path,
            until,
            Integer.toString(tokens.size()));
    SocketCrowd crowd =
        new SocketCrowd(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    tokens.forEach(crowd.asked::println);
    crowd.await(OPEN);
    return crowd;
  }

  /** Waits until so many more frames have come. */
  void awaitMore(long frames) throws IOException {
    expected += frames;
    asked.println(expected);
    await(HEARD);
  }

  private void await(String answer) throws IOException {
    String line = answers.readLine();
    if (!answer.equals(line)) {
      throw new IllegalStateException("the crowd says " + line);
    }
  }

  @Override
  public void close() throws IOException {
    asked.close();
    answers.close();
    process.destroy();
  }

  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String until = arguments[2];
    List<String> tokens =
        IntStream.range(0, Integer.parseInt(arguments[3])).mapToObj(i -> line(in)).toList();
    AtomicLong heard = new AtomicLong();
    try (BenchSockets sockets = new BenchSockets(Integer.parseInt(arguments[0]))) {
      WebSocket[] kept = new WebSocket[tokens.size()];
      openAll(
          tokens.size(),
          i ->
              kept[i] =
                  sockets.open(
                      arguments[1],
                      "centrala.agent.v1",
                      Map.of("type", "authenticate", "token", tokens.get(i)),
                      until,
                      (socket, frame) -> count(frame, heard)));
      System.out.println(OPEN);
      for (String goal = in.readLine(); goal != null; goal = in.readLine()) {
        while (heard.get() < Long.parseLong(goal)) {
          LockSupport.parkNanos(1_000_000);
        }
        System.out.println(HEARD);
      }
      if (List.of(kept).stream().anyMatch(WebSocket::isClosed)) {
        throw new IllegalStateException("sockets were closed");
      }
    }
  }

  private static void count(JsonNode frame, AtomicLong heard) {
    if (frame.path("type").asText().equals("message")) {
      heard.incrementAndGet();
    }
  }

  private static String line(BufferedReader in) {
    try {
      return in.readLine();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void openAll(int count, IntConsumer open) throws Exception {
    CountDownLatch done = new CountDownLatch(count);
    AtomicInteger next = new AtomicInteger();
    for (int lane = 0; lane < AT_ONCE; lane++) {
      Thread.startVirtualThread(() -> {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
          open.accept(i);
          done.countDown();
        }
      });
    }
    if (!done.await(300, TimeUnit.SECONDS)) {
      throw new IllegalStateException(done.getCount() + " sockets did not open");
    }
  }
}
