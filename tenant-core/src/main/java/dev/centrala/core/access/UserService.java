package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and changes users. A deactivated user's sessions end in the same transaction; a tenant
 * always keeps an active owner.
 */
public final class UserService {
  private final Transactions transactions;
  private final UserStore users;
  private final Roster roster;
  private final SessionService sessions;
  private final OneTimeLinks links;
  private final AuditTrail trail;

  public UserService(
      Transactions transactions,
      UserStore users,
      Roster roster,
      SessionService sessions,
      OneTimeLinks links,
      AuditTrail trail) {
    this.transactions = transactions;
    this.users = users;
    this.roster = roster;
    this.sessions = sessions;
    this.links = links;
    this.trail = trail;
  }

  public Page<User> list(TenantId tenant, PageRequest page) {
    return transactions.inTenant(tenant, tx -> users.list(tx, page));
  }

  public User get(TenantId tenant, UserId id) {
    return transactions.inTenant(tenant, tx -> users.get(tx, id));
  }

  /**
   * Refuses as stale, as forbidden for an owner by others, as a conflict when no active owner would
   * be left.
   */
  public User change(Caller caller, UserId id, UserChange change, long expectedVersion) {
    return transactions.inTenant(
        caller.tenant(), tx -> change(tx, caller, users.get(tx, id), change, expectedVersion));
  }

  private User change(Tx tx, Caller caller, User before, UserChange change, long expectedVersion) {
    RolePolicy.checkMayChange(caller, before);
    User wanted = change.appliedTo(before);
    if (!wanted.roles().equals(before.roles())) {
      RolePolicy.checkNewRoles(caller, wanted.roles());
    }
    wanted = wanted.withStatus(checkedStatus(caller, tx, before, wanted));
    if (before.isActiveOwner() && !wanted.isActiveOwner()) {
      checkAnotherOwner(tx, before.id());
    }
    User after = roster.change(tx, wanted, expectedVersion);
    if (before.status() != after.status() && after.status() == UserStatus.DEACTIVATED) {
      sessions.endAll(tx, after.id(), null, "deactivated");
      links.forgetAll(tx, after.id());
    }
    Map<String, Object> detail = detail(after);
    detail.put("fields", before.fieldsUnlike(after));
    detail.putAll(skillChange(tx, before, after));
    trail.write(tx, caller.actor(), action(before, after), "user", after.id().toString(), detail);
    return after;
  }

  /**
   * What an agent can from now on, the whole list, as a supervisor decides it in the midst of work.
   * Refuses as stale, as a conflict for whoever takes no work, as invalid what is no skill.
   */
  public User changeSkills(Caller caller, UserId id, List<HeldSkill> skills, long expectedVersion) {
    caller.require(Permission.SUPERVISE);
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          User before = users.get(tx, id);
          HeldSkill.check(skills, "/skills");
          User after = roster.change(tx, before.withSkills(skills), expectedVersion, "/skills");
          Map<String, Object> detail = new HashMap<>(skillChange(tx, before, after));
          detail.put("name", after.name());
          trail.write(
              tx, caller.actor(), "user.skillsChanged", "user", after.id().toString(), detail);
          return after;
        });
  }

  /** Empty when the change left them as they were. */
  private Map<String, Object> skillChange(Tx tx, User before, User after) {
    List<Map<String, Object>> had = roster.skillsOf(tx, before);
    List<Map<String, Object>> has = roster.skillsOf(tx, after);
    return had.equals(has) ? Map.of() : Map.of("skillsBefore", had, "skillsAfter", has);
  }

  private UserStatus checkedStatus(Caller caller, Tx tx, User before, User wanted) {
    if (wanted.status() == UserStatus.DEACTIVATED && before.id().equals(caller.user())) {
      throw RefusedException.conflict("yourself", "You cannot deactivate yourself.");
    }
    boolean comesBack = wanted.status() == UserStatus.ACTIVE && !before.isActive();
    boolean hasPassword =
        users.credentials(tx, before.id()).map(Credentials::passwordHash).isPresent();
    return comesBack && !hasPassword ? UserStatus.INVITED : wanted.status();
  }

  private void checkAnotherOwner(Tx tx, UserId leaving) {
    if (users.lockActiveOwners(tx).stream().allMatch(leaving::equals)) {
      throw RefusedException.conflict("lastOwner", "A business needs an active owner.");
    }
  }

  private static String action(User before, User after) {
    if (before.status() == after.status()) {
      return "user.changed";
    }
    return after.status() == UserStatus.DEACTIVATED ? "user.deactivated" : "user.activated";
  }

  private static Map<String, Object> detail(User user) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("name", user.name());
    detail.put("roles", RolePolicy.names(user.roles()));
    detail.put("status", user.status().wireName());
    detail.put("takesWork", user.agent() != null);
    return detail;
  }
}
