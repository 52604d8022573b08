package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.tenant.TenantService;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users may read and change of themselves. */
public final class ProfileService {
  private final Transactions transactions;
  private final UserStore users;
  private final Roster roster;
  private final TenantService tenants;
  private final SecondFactor secondFactor;
  private final DeviceRule deviceRule;

  public ProfileService(
      Transactions transactions,
      UserStore users,
      Roster roster,
      TenantService tenants,
      SecondFactor secondFactor,
      DeviceRule deviceRule) {
    this.transactions = transactions;
    this.users = users;
    this.roster = roster;
    this.tenants = tenants;
    this.secondFactor = secondFactor;
    this.deviceRule = deviceRule;
  }

  public Profile get(Caller caller) {
    return transactions.inTenant(caller.tenant(), tx -> read(tx, caller));
  }

  /** Absent parts stay; preferences are replaced as a whole. */
  public Profile change(
      Caller caller,
      @Nullable String name,
      @Nullable Map<String, Object> preferences,
      @Nullable AgentDevice device) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          if (name != null) {
            User user = users.get(tx, caller.person());
            roster.change(tx, user.withName(PersonName.of(name)), user.version());
          }
          if (device != null) {
            if (device.address() != null) {
              deviceRule.require(tx, device.address());
            }
            User user = users.get(tx, caller.person());
            roster.change(tx, user.withDevice(device), user.version());
          }
          if (preferences != null) {
            users.setPreferences(tx, caller.person(), preferences);
          }
          return read(tx, caller);
        });
  }

  private Profile read(Tx tx, Caller caller) {
    User user = users.get(tx, caller.person());
    return new Profile(
        tenants.get(tx), user, secondFactor.isOn(tx, user.id()), users.preferences(tx, user.id()));
  }
}
