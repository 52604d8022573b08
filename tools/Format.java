import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds every Java file below a directory to google-java-format, started by the root pom: {@code
 * check} names the files that differ and exits 1, {@code apply} rewrites them.
 */
public final class Format {
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    List<String> arguments = new ArrayList<>(apply ? List.of("--replace") : List.of("--dry-run"));
    arguments.addAll(javaFiles(root));
    StringWriter differing = new StringWriter();
    PrintWriter errors = new PrintWriter(System.err, true);
    Main formatter =
        new Main(new PrintWriter(differing, true), errors, InputStream.nullInputStream());
    int result = formatter.format(arguments.toArray(String[]::new));
    List<String> files = differing.toString().lines().sorted().toList();
    if (!apply && !files.isEmpty()) {
      System.err.println("Not formatted; mvn -N -Pformat mends it:");
      files.forEach(file -> System.err.println("  " + root.relativize(Path.of(file))));
      result = 1;
    }
    System.exit(result);
  }

  private static List<String> javaFiles(Path root) throws IOException {
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            return NOT_OURS.contains(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
