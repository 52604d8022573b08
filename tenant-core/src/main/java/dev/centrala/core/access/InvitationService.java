package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings people into a tenant: an administrator invites by mail, the person accepts with a
 * password.
 */
public final class InvitationService {
  private final Transactions transactions;
  private final Roster roster;
  private final OneTimeLinks links;
  private final InvitationMails mails;
  private final Acceptance acceptance;
  private final AuditTrail trail;
  private final InstantSource clock;

  /** What accepting needs. */
  public record Acceptance(
      UserStore users, PasswordHasher passwords, SessionService sessions, Throttles throttles) {}

  public InvitationService(
      Transactions transactions,
      Roster roster,
      OneTimeLinks links,
      InvitationMails mails,
      Acceptance acceptance,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.roster = roster;
    this.links = links;
    this.mails = mails;
    this.acceptance = acceptance;
    this.trail = trail;
    this.clock = clock;
  }

  /** Refuses as a conflict when the tenant has a user with the address. */
  public User invite(Caller caller, NewUser wanted) {
    MailAddress email = MailAddress.parse("/email", wanted.email());
    RolePolicy.checkNewRoles(caller, wanted.roles());
    User user =
        new User(
            UserId.next(),
            1,
            email,
            PersonName.of(wanted.name()),
            wanted.roles(),
            UserStatus.INVITED,
            wanted.agentOrStandard(),
            clock.instant());
    acceptance.throttles().invitation(caller.tenant());
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          roster.add(tx, user, null);
          trail.write(
              tx,
              caller.actor(),
              "user.invited",
              "user",
              user.id().toString(),
              Map.of("email", email.value(), "roles", RolePolicy.names(user.roles())));
          send(tx, caller, user);
        });
    return user;
  }

  /** Sends the invitation again; the earlier link is good no more. */
  public void resend(Caller caller, UserId id) {
    acceptance.throttles().invitation(caller.tenant());
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          User user = roster.get(tx, id);
          RolePolicy.checkMayChange(caller, user);
          if (user.status() != UserStatus.INVITED) {
            throw RefusedException.conflict("notInvited", "This user has accepted already.");
          }
          trail.write(tx, caller.actor(), "user.invitedAgain", "user", id.toString(), Map.of());
          send(tx, caller, user);
        });
  }

  private void send(Tx tx, Caller caller, User user) {
    OpaqueToken token = links.issue(tx, OneTimePurpose.INVITATION, user.id());
    mails.invite(tx, user, caller.user(), token);
  }

  /** Sets the password, makes the user active and signs in. */
  public IssuedTokens accept(
      String tokenText, String newPassword, @Nullable String name, String networkAddress) {
    String password = PasswordRules.accepted("/password", newPassword);
    String chosen = name == null ? null : PersonName.of(name);
    acceptance.throttles().token(networkAddress);
    OpaqueToken token = links.check(OneTimePurpose.INVITATION, tokenText);
    acceptance.throttles().tokenWasGood(networkAddress);
    String hash = acceptance.passwords().hash(password);
    return transactions.inTenant(
        token.tenant(),
        tx -> {
          User invited = roster.get(tx, links.redeem(tx, OneTimePurpose.INVITATION, token));
          if (invited.status() != UserStatus.INVITED) {
            throw OneTimeLinks.gone();
          }
          User named = chosen == null ? invited : invited.withName(chosen);
          User user = roster.change(tx, named.withStatus(UserStatus.ACTIVE), invited.version());
          acceptance.users().setPassword(tx, user.id(), hash);
          trail.write(
              tx, Actor.user(user.id()), "user.accepted", "user", user.id().toString(), Map.of());
          return acceptance.sessions().start(tx, user);
        });
  }
}
