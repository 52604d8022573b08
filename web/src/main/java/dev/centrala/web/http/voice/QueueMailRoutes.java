package dev.centrala.web.http.voice;

import dev.centrala.core.access.Permission;
import dev.centrala.core.call.QueueMail;
import dev.centrala.core.call.QueueMailService;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import org.jspecify.annotations.Nullable;

/** Who is told by mail of what happens in a queue. */
public final class QueueMailRoutes implements Routes {
  private final QueueMailService mails;

  public QueueMailRoutes(QueueMailService mails) {
    this.mails = mails;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getQueueMail", Permission.READ_SETUP, this::get);
    operations.handle("changeQueueMail", Permission.MANAGE_TENANT, this::change);
  }

  private record ChangeJson(
      @Nullable String responsibleId, boolean voicemails, boolean summaries) {}

  private record QueueMailJson(
      String queueId,
      long version,
      @Nullable String responsibleId,
      boolean voicemails,
      boolean summaries) {
    static QueueMailJson of(QueueMail mail) {
      return new QueueMailJson(
          mail.queue().toString(),
          mail.version(),
          mail.responsible() == null ? null : mail.responsible().toString(),
          mail.voicemails(),
          mail.summaries());
    }
  }

  private Reply get(Request request) {
    return reply(mails.get(request.caller().tenant(), queue(request)));
  }

  private Reply change(Request request) {
    long version = request.ifMatch();
    ChangeJson wanted = request.body(ChangeJson.class);
    UserId responsible =
        wanted.responsibleId() == null ? null : UserId.parse(wanted.responsibleId());
    return reply(
        mails.change(
            request.caller().tenant(),
            request.caller().actor(),
            new QueueMail(
                queue(request), version, responsible, wanted.voicemails(), wanted.summaries())));
  }

  private static QueueId queue(Request request) {
    return QueueId.parse(request.path("id"));
  }

  private static Reply reply(QueueMail mail) {
    return Reply.ok(QueueMailJson.of(mail)).withEtag(mail.version());
  }
}
