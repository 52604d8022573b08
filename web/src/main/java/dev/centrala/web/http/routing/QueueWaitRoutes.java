package dev.centrala.web.http.routing;

import dev.centrala.core.access.Permission;
import dev.centrala.core.call.QueueWait;
import dev.centrala.core.call.QueueWaitService;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import org.jspecify.annotations.Nullable;

/** What callers hear while they wait in a queue. */
public final class QueueWaitRoutes implements Routes {
  private final QueueWaitService waits;

  public QueueWaitRoutes(QueueWaitService waits) {
    this.waits = waits;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getQueueWaiting", Permission.READ_SETUP, this::get);
    operations.handle("putQueueWaiting", Permission.MANAGE_SETUP, this::put);
  }

  private record ChangeJson(
      int announceEverySeconds,
      boolean position,
      boolean estimatedWait,
      @Nullable String words,
      @Nullable String musicId) {
    QueueWait read(long version) {
      String said = words == null || words.isBlank() ? null : words.strip();
      AttachmentId music = musicId == null ? null : AttachmentId.parse(musicId);
      return new QueueWait(version, announceEverySeconds, position, estimatedWait, said, music);
    }
  }

  private record WaitJson(
      long version,
      int announceEverySeconds,
      boolean position,
      boolean estimatedWait,
      @Nullable String words,
      @Nullable String musicId) {}

  private Reply get(Request request) {
    return reply(waits.get(request.caller(), queue(request)));
  }

  private Reply put(Request request) {
    QueueWait wait = request.body(ChangeJson.class).read(request.ifMatch());
    return reply(waits.put(request.caller(), queue(request), wait));
  }

  private static QueueId queue(Request request) {
    return QueueId.parse(request.path("id"));
  }

  private static Reply reply(QueueWait wait) {
    return Reply.ok(
            new WaitJson(
                wait.version(),
                wait.announceEverySeconds(),
                wait.position(),
                wait.estimatedWait(),
                wait.words(),
                wait.music() == null ? null : wait.music().toString()))
        .withEtag(wait.version());
  }
}
