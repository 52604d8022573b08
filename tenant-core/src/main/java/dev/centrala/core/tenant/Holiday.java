package dev.centrala.core.tenant;

import java.time.LocalDate;
import java.util.List;

/** A date on which other hours count than on its weekday; without any, it is closed. */
public record Holiday(LocalDate date, String name, List<TimeRange> open) {
  public Holiday {
    open = List.copyOf(open);
  }
}
