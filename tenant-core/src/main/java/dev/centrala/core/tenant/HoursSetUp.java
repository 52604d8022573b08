package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Business hours name each holiday once. */
public final class HoursSetUp implements SetUpRules<BusinessHours> {
  @Override
  public void check(Tx tx, BusinessHours hours) {
    Names.check(hours.name());
    Set<LocalDate> seen = new HashSet<>();
    for (int i = 0; i < hours.holidays().size(); i++) {
      if (!seen.add(hours.holidays().get(i).date())) {
        throw RefusedException.invalid("/holidays/" + i + "/date", "the date is there twice");
      }
    }
  }
}
