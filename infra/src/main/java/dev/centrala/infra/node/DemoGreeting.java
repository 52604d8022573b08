package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.demo.DemoTenant;
import java.net.URI;
import java.util.Optional;

/** What to open first, and as whom. */
record DemoGreeting(
    Configuration configuration, String password, Optional<String> widget, URI carrier) {
  String text() {
    return """

    Centrala is ready.

      Agent desktop  %1$s/app/
                     sign in as %2$s, %3$s or %4$s
                     with the password %5$s
      Demo shop      %1$s/demo/shop%6$s
      Telephone      %8$s/sandbox/calls   call as a customer
                     %8$s/sandbox/   write a text message as one
      Mailbox        %1$s/demo/mailbox
      Sign up        %1$s/app/signup   for a business of your own
      Data           %7$s

    Ctrl-C stops it.
    """
        .formatted(
            configuration.publicUrl(),
            DemoTenant.OWNER,
            DemoTenant.AGENTS.get(0),
            DemoTenant.AGENTS.get(1),
            password,
            widget.map(id -> "?widget=" + id).orElse(""),
            configuration.dataDirectory(),
            carrier);
  }
}
