package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.tenant.Names;
import dev.centrala.core.tenant.SetUpRules;

/** A sound has a name like anything that is set up. */
public final class SoundSetUp implements SetUpRules<Sound> {
  @Override
  public void check(Tx tx, Sound sound) {
    Names.check(sound.name());
  }
}
