package dev.centrala.web.http.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.core.tenant.SetUpService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Business hours; without a time zone of their own they follow the tenant's at that moment. */
public final class HoursRoutes implements Routes {
  private final SetUpService<HoursId, BusinessHours> hours;
  private final SetUpOperations<HoursId, BusinessHours, HoursJson> common;
  private final Function<TenantId, ZoneId> tenantZone;

  public HoursRoutes(
      SetUpService<HoursId, BusinessHours> hours,
      Function<TenantId, ZoneId> tenantZone,
      ObjectMapper json) {
    this.hours = hours;
    this.common = new SetUpOperations<>(hours, HoursId::parse, new Form(), json);
    this.tenantZone = tenantZone;
  }

  @Override
  public void bind(Operations operations) {
    common.bindReads(operations, "Hours", "Hours", Permission.READ_SETUP);
    operations.handle("createHours", Permission.MANAGE_SETUP, this::create);
    common.bindChange(operations, "Hours");
    common.bindDelete(operations, "Hours");
  }

  private Reply create(Request request) {
    TenantId tenant = request.caller().tenant();
    HoursJson body = request.body(HoursJson.class);
    ZoneId zone = body.timeZone() == null ? tenantZone.apply(tenant) : zone(body.timeZone());
    return common.created(
        hours.create(tenant, request.caller().actor(), read(body, HoursId.next(), 1, zone)));
  }

  private static BusinessHours read(HoursJson json, HoursId id, long version, ZoneId zone) {
    return new BusinessHours(
        id,
        version,
        json.name() == null ? "" : json.name().strip(),
        zone,
        json.weekly() == null
            ? List.of()
            : json.weekly().stream().map(HoursJson.WeeklyJson::hours).toList(),
        json.holidays() == null
            ? List.of()
            : json.holidays().stream().map(HoursJson.HolidayJson::holiday).toList());
  }

  /** Only names of the time zone database, since offsets know no summer time. */
  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw RefusedException.invalid("/timeZone", "is not a time zone such as Europe/Bucharest");
    }
    return ZoneId.of(name);
  }

  private static final class Form
      implements SetUpOperations.Form<HoursId, BusinessHours, HoursJson> {
    @Override
    public Class<HoursJson> type() {
      return HoursJson.class;
    }

    @Override
    public HoursJson toJson(BusinessHours item) {
      return HoursJson.of(item);
    }

    @Override
    public BusinessHours fromJson(
        HoursJson json, HoursId id, long version, @Nullable BusinessHours current) {
      if (json.timeZone() == null) {
        throw RefusedException.invalid("/timeZone", "is needed");
      }
      return read(json, id, version, zone(json.timeZone()));
    }
  }
}
