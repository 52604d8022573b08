package dev.centrala.infra.replay;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolImage;
import dev.centrala.core.routing.replay.RecordedCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recording as a file of JSON lines: the first holds the format, the version of the rules and the
 * picture of the pool, each further one a command with its number, time and the digest of its
 * answer.
 */
public final class RecordingFile {
  static final String FORMAT = "centrala.poolRecording/1";

  /** The first line. */
  record Head(String format, int rulesVersion, PoolImage image) {}

  /** Every other line. */
  record Line(long incarnation, long number, long atMillis, PoolCommand command, String digest) {}

  private RecordingFile() {}

  public static void write(
      Writer out, int rulesVersion, PoolImage image, Iterator<RecordedCommand> commands)
      throws IOException {
    out.write(PoolJson.text(Head.class, new Head(FORMAT, rulesVersion, image)));
    out.write('\n');
    while (commands.hasNext()) {
      RecordedCommand c = commands.next();
      Line line = new Line(c.incarnation(), c.number(), c.atMillis(), c.command(), c.digest());
      out.write(PoolJson.text(Line.class, line));
      out.write('\n');
    }
  }

  /** What a file holds; the commands are read as they are asked for. */
  public record Content(int rulesVersion, PoolImage image, Iterator<RecordedCommand> commands) {}

  /**
   * Reads the head at once and the rest on the way.
   *
   * @throws IllegalArgumentException when it is not such a file; the line is named
   */
  public static Content read(Reader in) throws IOException {
    BufferedReader lines = new BufferedReader(in);
    String first = lines.readLine();
    if (first == null || !first.contains(FORMAT)) {
      throw new IllegalArgumentException("the first line does not say " + FORMAT);
    }
    Head head = PoolJson.value(Head.class, first);
    return new Content(head.rulesVersion(), head.image(), new Lines(lines));
  }

  /** Commands line by line. */
  private static final class Lines implements Iterator<RecordedCommand> {
    private final BufferedReader lines;
    private @Nullable String next;
    private int number = 1;

    Lines(BufferedReader lines) throws IOException {
      this.lines = lines;
      this.next = lines.readLine();
    }

    @Override
    public boolean hasNext() {
      return next != null && !next.isBlank();
    }

    @Override
    public RecordedCommand next() {
      number++;
      try {
        Line line = PoolJson.value(Line.class, Objects.requireNonNull(next));
        next = lines.readLine();
        return new RecordedCommand(
            line.incarnation(), line.number(), line.atMillis(), line.command(), line.digest());
      } catch (IllegalArgumentException damaged) {
        throw new IllegalArgumentException("line " + number + ": " + damaged.getMessage(), damaged);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
