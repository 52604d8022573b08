package dev.centrala.web.http.tenant;

import dev.centrala.core.access.Permission;
import dev.centrala.core.tenant.DisconnectedPolicy;
import dev.centrala.core.tenant.Interruption;
import dev.centrala.core.tenant.PresenceReason;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantChange;
import dev.centrala.core.tenant.TenantService;
import dev.centrala.core.tenant.TenantSettings;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.List;
import java.util.function.Function;
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

  private record InterruptionJson(String by, String interrupted) {
    static InterruptionJson of(Interruption each) {
      return new InterruptionJson(each.by(), each.interrupted());
    }

    Interruption toCore() {
      return new Interruption(by, interrupted);
    }
  }

  private record PresenceReasonJson(String state, String name) {
    static PresenceReasonJson of(PresenceReason reason) {
      return new PresenceReasonJson(reason.state(), reason.name());
    }

    PresenceReason toCore() {
      return new PresenceReason(state, name);
    }
  }

  /** What is absent stays absent: it is not to change. */
  private static <J, T> @Nullable List<T> mapped(@Nullable List<J> items, Function<J, T> toCore) {
    return items == null ? null : items.stream().map(toCore).toList();
  }

  private record SettingsJson(
      @Nullable String disconnectedPolicy,
      @Nullable Integer graceSeconds,
      @Nullable Integer missedOffersToAway,
      @Nullable Integer reopenWindowSeconds,
      @Nullable Integer inactivityCloseSeconds,
      @Nullable CapacityJson capacity,
      @Nullable Integer secondsPerPriority,
      @Nullable Integer rejectCooldownSeconds,
      @Nullable Integer holdSeconds,
      @Nullable LimitsJson limits,
      @Nullable List<InterruptionJson> interruptions,
      @Nullable List<PresenceReasonJson> presenceReasons,
      @Nullable List<String> supervision) {
    static SettingsJson of(TenantSettings settings) {
      var costs = settings.capacity();
      return new SettingsJson(
          settings.disconnectedPolicy().wireName(),
          settings.graceSeconds(),
          settings.missedOffersToAway(),
          settings.reopenWindowSeconds(),
          settings.inactivityCloseSeconds(),
          new CapacityJson(
              costs.voice(), costs.chat(), costs.message(), costs.mail(), costs.task()),
          settings.routing().secondsPerPriority(),
          settings.routing().rejectCooldownSeconds(),
          settings.routing().holdSeconds(),
          LimitsJson.of(settings.routing().limits()),
          settings.routing().interruptions().stream().map(InterruptionJson::of).toList(),
          settings.presenceReasons().stream().map(PresenceReasonJson::of).toList(),
          settings.supervision().allowed());
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
                  capacity.task()),
          secondsPerPriority,
          rejectCooldownSeconds,
          holdSeconds,
          limits == null ? null : limits.toCore(),
          mapped(interruptions, InterruptionJson::toCore),
          mapped(presenceReasons, PresenceReasonJson::toCore),
          supervision);
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
