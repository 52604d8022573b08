package dev.centrala.core.usage;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Single usage events of one tenant, those in quarantine included. */
public interface UsageHistory {
  /** Keeps the event without counting it; otherwise as {@link UsageLog#record}. */
  void quarantine(Tx tx, UsageEvent event, String reason);

  /** Newest record first; {@code quarantined} absent lists both kinds. */
  Page<RecordedUsage> list(
      Tx tx, @Nullable Meter meter, @Nullable Boolean quarantined, PageRequest page);
}
