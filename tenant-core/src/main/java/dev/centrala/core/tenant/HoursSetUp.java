package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Business hours name each holiday once; {@code heard} by those that go by them. */
public final class HoursSetUp implements SetUpRules<BusinessHours> {
  private final BiConsumer<TenantId, HoursId> heard;

  public HoursSetUp(BiConsumer<TenantId, HoursId> heard) {
    this.heard = heard;
  }

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

  @Override
  public void changed(TenantId tenant, BusinessHours hours) {
    heard.accept(tenant, hours.id());
  }
}
