package dev.centrala.web.http.tenant;

import dev.centrala.core.access.Permission;
import dev.centrala.core.tenant.DisconnectedPolicy;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantChange;
import dev.centrala.core.tenant.TenantService;
import dev.centrala.core.tenant.TenantSettings;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import org.jspecify.annotations.Nullable;

/** The caller's own tenant. */
public final class TenantRoutes implements Routes {
  private final TenantService tenants;

  public TenantRoutes(TenantService tenants) {
    this.tenants = tenants;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getTenant", Permission.READ_SETUP, this::get);
    operations.handle("changeTenant", Permission.MANAGE_TENANT, this::change);
  }

  private Reply get(Request request) {
    return reply(tenants.get(request.caller().tenant()));
  }

  private Reply change(Request request) {
    long version = request.ifMatch();
    TenantChange change = request.body(ChangeJson.class).toChange();
    return reply(
        tenants.change(request.caller().tenant(), request.caller().actor(), change, version));
  }

  private static Reply reply(Tenant tenant) {
    return Reply.ok(TenantJson.of(tenant)).withEtag(tenant.version());
  }

  private record CapacityJson(
      @Nullable Integer voice,
      @Nullable Integer chat,
      @Nullable Integer message,
      @Nullable Integer mail,
      @Nullable Integer task) {}

  private record SettingsJson(
      @Nullable String disconnectedPolicy,
      @Nullable Integer graceSeconds,
      @Nullable Integer missedOffersToAway,
      @Nullable Integer reopenWindowSeconds,
      @Nullable Integer inactivityCloseSeconds,
      @Nullable CapacityJson capacity) {
    static SettingsJson of(TenantSettings settings) {
      var costs = settings.capacity();
      return new SettingsJson(
          settings.disconnectedPolicy().wireName(),
          settings.graceSeconds(),
          settings.missedOffersToAway(),
          settings.reopenWindowSeconds(),
          settings.inactivityCloseSeconds(),
          new CapacityJson(
              costs.voice(), costs.chat(), costs.message(), costs.mail(), costs.task()));
    }

    TenantChange.Settings toChange() {
      return new TenantChange.Settings(
          disconnectedPolicy == null ? null : DisconnectedPolicy.fromWireName(disconnectedPolicy),
          graceSeconds,
          missedOffersToAway,
          reopenWindowSeconds,
          inactivityCloseSeconds,
          capacity == null
              ? null
              : new TenantChange.Capacity(
                  capacity.voice(),
                  capacity.chat(),
                  capacity.message(),
                  capacity.mail(),
                  capacity.task()));
    }
  }

  private record TenantJson(
      String id, long version, String name, String timeZone, String locale, SettingsJson settings) {
    static TenantJson of(Tenant tenant) {
      return new TenantJson(
          tenant.id().toString(),
          tenant.version(),
          tenant.name(),
          tenant.timeZone().getId(),
          tenant.locale(),
          SettingsJson.of(tenant.settings()));
    }
  }

  private record ChangeJson(
      @Nullable String name,
      @Nullable String timeZone,
      @Nullable String locale,
      @Nullable SettingsJson settings) {
    TenantChange toChange() {
      return new TenantChange(
          name, timeZone, locale, settings == null ? null : settings.toChange());
    }
  }
}
