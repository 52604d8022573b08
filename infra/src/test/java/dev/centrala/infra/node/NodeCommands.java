package dev.centrala.infra.node;

import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.DatabaseUrl;
import java.io.PrintStream;
import java.nio.file.Path;

/** The program's commands, for tests of other packages. */
public final class NodeCommands {
  private NodeCommands() {}

  /** {@code verify TENANT}. */
  public static boolean verify(DatabaseUrl owner, MasterKey key, TenantId tenant) {
    return VerifyCommand.run(owner, key, tenant);
  }

  /** {@code what-if FILE [--json]}; answers the exit code. */
  public static int whatIf(
      DatabaseUrl owner, MasterKey key, Path file, boolean asJson, PrintStream said) {
    return new WhatIfCommand(said, said).run(owner, key, file, asJson);
  }
}
