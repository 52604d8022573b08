package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantService;
import org.jspecify.annotations.Nullable;

/**
 * Writes invitations in the name and language of the tenant, and in the name of whoever invites.
 */
public final class InvitationMails {
  private final Mailer mailer;
  private final UserStore users;
  private final TenantService tenants;

  public InvitationMails(Mailer mailer, UserStore users, TenantService tenants) {
    this.mailer = mailer;
    this.users = users;
    this.tenants = tenants;
  }

  void invite(Tx tx, User user, @Nullable UserId inviter, OpaqueToken token) {
    String from = inviter == null ? null : users.find(tx, inviter).map(User::name).orElse(null);
    Tenant tenant = tenants.get(tx);
    mailer.send(
        tx,
        user.email(),
        tenant.language(),
        new AccessMail.Invitation(token, user.name(), tenant.name(), from));
  }
}
