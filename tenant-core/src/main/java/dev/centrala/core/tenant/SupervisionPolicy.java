package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.util.List;
import java.util.Set;

/** What supervisors of a tenant may do with calls that go on; not every law allows all of it. */
public record SupervisionPolicy(List<String> allowed) {
  private static final List<String> ALL = List.of("listen", "whisper", "barge", "takeOver");

  public static final SupervisionPolicy STANDARD = new SupervisionPolicy(ALL);

  public SupervisionPolicy {
    if (!ALL.containsAll(allowed)) {
      throw RefusedException.invalid(
          "/settings/supervision", "only listen, whisper, barge and takeOver");
    }
    Set<String> wanted = Set.copyOf(allowed);
    allowed = ALL.stream().filter(wanted::contains).toList();
  }

  public boolean allows(String mode) {
    return allowed.contains(mode);
  }
}
