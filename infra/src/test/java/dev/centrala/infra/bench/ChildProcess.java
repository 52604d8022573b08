package dev.centrala.infra.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A client of a bench in a process of its own: it is told a line, and answers with a line. */
final class ChildProcess implements AutoCloseable {
  /** To the very end, from wherever the bench itself stands. */
  private static final List<String> LAST = List.of("nice", "-n", "39");

  private final Process process;
  private final PrintStream told;
  private final BufferedReader answers;

  private ChildProcess(Process process) {
    this.process = process;
    this.told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** {@code last}: only when no other process wants the processor, where the system can do that. */
  static ChildProcess start(boolean last, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(last && isOnThePath(LAST.getFirst()) ? LAST : List.of());
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx96m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private static boolean isOnThePath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  void tell(String line) {
    told.println(line);
  }

  /** The next line that it says. */
  String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("a client of the bench is gone");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    told.close();
    answers.close();
    process.destroy();
  }
}
