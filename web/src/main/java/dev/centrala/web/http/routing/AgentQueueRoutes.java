package dev.centrala.web.http.routing;

import dev.centrala.core.access.Permission;
import dev.centrala.core.routing.AgentPlace;
import dev.centrala.core.routing.AgentQueues;
import dev.centrala.core.routing.AsksForm;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which queues an agent serves; what supervisors change of it. */
public final class AgentQueueRoutes implements Routes {
  private final AgentQueues agents;

  public AgentQueueRoutes(AgentQueues agents) {
    this.agents = agents;
  }

  private record WishJson(String queueId, @Nullable Integer rank, @Nullable Integer delaySeconds) {}

  private record WishesJson(List<WishJson> queues) {
    List<AgentQueues.Wish> read() {
      List<FieldError> errors = new ArrayList<>();
      AsksForm form = new AsksForm(errors);
      List<AgentQueues.Wish> wishes = new ArrayList<>();
      for (int i = 0; i < queues.size(); i++) {
        WishJson each = queues.get(i);
        QueueId queue = form.id("/queues/" + i + "/queueId", each.queueId(), QueueId::parse);
        if (queue != null) {
          wishes.add(
              new AgentQueues.Wish(
                  queue,
                  each.rank() == null ? 1 : each.rank(),
                  each.delaySeconds() == null ? 0 : each.delaySeconds()));
        }
      }
      if (!errors.isEmpty()) {
        throw new RefusedException(
            new Refusal.Invalid("The agent cannot serve these queues.", errors));
      }
      return wishes;
    }
  }

  private record PlaceJson(
      String queueId, String name, boolean openToAll, int rank, int delaySeconds) {
    static PlaceJson of(AgentPlace place) {
      return new PlaceJson(
          place.queue().toString(),
          place.name(),
          place.openToAll(),
          place.rank(),
          place.delaySeconds());
    }
  }

  private record ServedJson(long version, List<PlaceJson> queues) {}

  @Override
  public void bind(Operations operations) {
    operations.handle(
        "getUserQueues",
        Permission.READ_SETUP,
        request -> reply(agents.get(request.caller().tenant(), agent(request))));
    operations.handle("putUserQueues", Permission.SUPERVISE, this::put);
  }

  private Reply put(Request request) {
    UserId agent = agent(request);
    long version = request.ifMatch();
    return reply(
        agents.change(request.caller(), agent, request.body(WishesJson.class).read(), version));
  }

  private static UserId agent(Request request) {
    return UserId.parse(request.path("id"));
  }

  private static Reply reply(AgentQueues.Served served) {
    return Reply.ok(
            new ServedJson(served.version(), served.places().stream().map(PlaceJson::of).toList()))
        .withEtag(served.version());
  }
}
