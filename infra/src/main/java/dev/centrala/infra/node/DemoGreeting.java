package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;

/** What to open first. */
record DemoGreeting(Configuration configuration) {
  String text() {
    return """

    Centrala is ready.

      Agent desktop  %1$s/app/
      Mailbox        %1$s/demo/mailbox
      Sign up        %1$s/app/signup
      Data           %2$s

    Ctrl-C stops it.
    """
        .formatted(configuration.publicUrl(), configuration.dataDirectory());
  }
}
