package dev.centrala.web.http.access;

import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Outgoing mail for the demo, whose nodes listen on the loopback address alone. Never bound in
 * production.
 */
public final class MailboxRoutes implements Routes {
  private final Function<Optional<String>, List<Mail>> mailbox;

  /** {@code mailbox} gives the newest mails first: to one address, or all. */
  public MailboxRoutes(Function<Optional<String>, List<Mail>> mailbox) {
    this.mailbox = mailbox;
  }

  /** A mail as the demo shows it. */
  public record Mail(String to, String subject, String text, List<String> links, Instant at) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic("listDemoMails", this::list);
  }

  private Reply list(Request request) {
    return Reply.ok(Items.all(mailbox.apply(request.query("to"))))
        .withHeader("Cache-Control", "no-store");
  }
}
