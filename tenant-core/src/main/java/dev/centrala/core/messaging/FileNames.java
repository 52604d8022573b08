package dev.centrala.core.messaging;

/** Makes a name that a stranger chose safe to show and to save under. */
public final class FileNames {
  private static final int LONGEST = 200;

  private FileNames() {}

  /**
   * Without folders, control and direction characters, and at most 200 characters that keep the
   * ending.
   */
  public static String clean(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    last.codePoints().filter(FileNames::isPlain).forEach(kept::appendCodePoint);
    String name = kept.toString().strip();
    if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) {
      return "file";
    }
    return name.length() <= LONGEST ? name : shortened(name);
  }

  private static boolean isPlain(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    int end = LONGEST - ending.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + ending;
  }
}
