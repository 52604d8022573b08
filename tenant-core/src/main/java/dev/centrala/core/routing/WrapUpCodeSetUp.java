package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.tenant.Names;
import dev.centrala.core.tenant.SetUpRules;

/** A wrap-up code needs no more than a name. */
public final class WrapUpCodeSetUp implements SetUpRules<WrapUpCode> {
  @Override
  public void check(Tx tx, WrapUpCode code) {
    Names.check(code.name());
  }
}
