package dev.centrala.infra.node;

import dev.centrala.core.access.SessionEnder;
import dev.centrala.core.events.Transactions;
import dev.centrala.infra.crypto.SigningKeys;
import dev.centrala.infra.mail.MailDelivery;
import dev.centrala.infra.mail.MailQueue;
import dev.centrala.infra.mail.MailSender;
import dev.centrala.infra.mail.SmtpSender;
import dev.centrala.infra.mail.SmtpUrl;
import dev.centrala.infra.postgres.access.AccessSweep;
import dev.centrala.infra.postgres.access.EndedSessions;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background work of {@link AccessParts}: each task again some time after it has ended, never
 * twice at once on a node.
 */
final class AccessWorkers {
  private static final Logger LOG = LoggerFactory.getLogger(AccessWorkers.class);

  private final Vertx vertx;
  private final List<Task> tasks;
  private final List<String> deployments = new ArrayList<>();

  private record Task(String name, long pauseMillis, Runnable work) {}

  AccessWorkers(
      Vertx vertx,
      Transactions transactions,
      MailQueue mails,
      SigningKeys signingKeys,
      SessionEnder ender,
      AccessSettings settings,
      Clock clock) {
    this.vertx = vertx;
    URI server = settings.smtp();
    MailSender sender =
        server == null
            ? mail -> {}
            : new SmtpSender(SmtpUrl.parse(server, defaultFrom(settings.publicUrl())));
    MailDelivery delivery = new MailDelivery(transactions, mails, sender, settings.demo(), clock);
    this.tasks =
        List.of(
            new Task("mail delivery", 500, delivery::deliverDue),
            new Task("ended sessions", 1000, new EndedSessions(transactions, ender)::look),
            new Task("signing keys", 60_000, signingKeys::refresh),
            new Task("access sweep", 600_000, new AccessSweep(transactions, clock)::sweep));
  }

  private static String defaultFrom(String publicUrl) {
    String host = URI.create(publicUrl).getHost();
    return "no-reply@" + (host == null ? "localhost" : host);
  }

  void start() {
    for (Task task : tasks) {
      deployments.add(
          vertx
              .deployVerticle(
                  new Repeating(task),
                  new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
              .await());
    }
  }

  void stop() {
    deployments.forEach(deployment -> vertx.undeploy(deployment).await());
    deployments.clear();
  }

  /** One task on a virtual thread of its own. */
  private static final class Repeating extends VerticleBase {
    private final Task task;
    private volatile boolean stopped;

    Repeating(Task task) {
      this.task = task;
    }

    @Override
    public Future<?> start() {
      vertx.runOnContext(now -> run());
      return Future.succeededFuture();
    }

    private void run() {
      try {
        task.work().run();
      } catch (Throwable failed) {
        // Waiting for a future may throw anything, checked or not; the next round must come all the
        // same.
        LOG.warn("{} failed and will be tried again: {}", task.name(), failed.toString());
      }
      if (!stopped) {
        vertx.setTimer(task.pauseMillis(), again -> run());
      }
    }

    @Override
    public Future<?> stop() {
      stopped = true;
      return Future.succeededFuture();
    }
  }
}
