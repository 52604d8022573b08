package dev.centrala.core.access;

import dev.centrala.core.shared.TenantId;
import java.util.List;

/** What comes of the right password. */
public sealed interface SignIn {
  record Done(IssuedTokens tokens) implements SignIn {}

  /** The address and password fit several tenants; the caller must say which. */
  record WhichTenant(List<Choice> tenants) implements SignIn {}

  /** A tenant that may be chosen. */
  record Choice(TenantId tenant, String name) {}
}
