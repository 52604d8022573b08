package dev.centrala.web.http.routing;

import dev.centrala.core.access.Permission;
import dev.centrala.core.interaction.card.PageTemplate;
import dev.centrala.core.interaction.card.QueueCard;
import dev.centrala.core.routing.QueueCardService;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.tenant.Names;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What agents see beside the contacts of a queue. */
public final class QueueCardRoutes implements Routes {
  private static final int LONGEST_NAME = 60;

  private final QueueCardService cards;

  public QueueCardRoutes(QueueCardService cards) {
    this.cards = cards;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getQueueCard", Permission.READ_SETUP, this::get);
    operations.handle("putQueueCard", Permission.MANAGE_SETUP, this::put);
    operations.handle("previewQueueCard", Permission.READ_SETUP, this::preview);
  }

  private record PageForm(String name, String url) {
    QueueCard.Page page() {
      Names.check("/page/name", name, LONGEST_NAME);
      return new QueueCard.Page(name.strip(), new PageTemplate(url.strip()));
    }
  }

  private record LookUpForm(String url, @Nullable Boolean renewSecret) {}

  private record CardForm(@Nullable PageForm page, @Nullable LookUpForm lookUp) {
    QueueCard card(QueueId queue, long version) {
      return new QueueCard(
          queue,
          version,
          page == null ? null : page.page(),
          lookUp == null ? null : lookUp.url().strip(),
          null);
    }
  }

  private record PageJson(String name, String url, String example) {}

  private record FailureJson(Instant at, String why) {}

  private record LookUpJson(
      String url, @Nullable String secret, @Nullable FailureJson lastFailure) {}

  private record CardJson(
      String queueId, long version, @Nullable PageJson page, @Nullable LookUpJson lookUp) {}

  private record Preview(String example) {}

  private record PreviewForm(String url) {}

  private Reply get(Request request) {
    return reply(cards.get(request.caller().tenant(), queue(request)));
  }

  private Reply put(Request request) {
    CardForm form = request.body(CardForm.class);
    boolean renew = form.lookUp() != null && Boolean.TRUE.equals(form.lookUp().renewSecret());
    return reply(
        cards.put(
            request.caller().tenant(),
            request.caller().actor(),
            form.card(queue(request), request.ifMatch()),
            renew));
  }

  private Reply preview(Request request) {
    return Reply.ok(
        new Preview(new PageTemplate(request.body(PreviewForm.class).url().strip()).example()));
  }

  private static QueueId queue(Request request) {
    return QueueId.parse(request.path("queueId"));
  }

  private static Reply reply(QueueCardService.Shown shown) {
    QueueCard card = shown.card();
    QueueCard.Page page = card.page();
    QueueCard.Failure failure = card.lastFailure();
    return Reply.ok(
            new CardJson(
                card.queue().toString(),
                card.version(),
                page == null
                    ? null
                    : new PageJson(page.name(), page.template().text(), page.template().example()),
                card.lookUpUrl() == null
                    ? null
                    : new LookUpJson(
                        card.lookUpUrl(),
                        shown.secret() == null ? null : shown.secret().text(),
                        failure == null ? null : new FailureJson(failure.at(), failure.why()))))
        .withEtag(card.version());
  }
}
