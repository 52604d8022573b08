package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.QueueOrders;
import dev.centrala.connectors.sandbox.voice.QueueRecord;
import dev.centrala.connectors.sandbox.voice.QueueRecord.Member;
import dev.centrala.connectors.sandbox.voice.Source;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/** The Queues resource and its members. */
final class QueueResource {
  private static final String ROOT = "/2010-04-01/Accounts/:account/Queues";
  private static final int LARGEST = 5000;
  private static final String FRONT = "Front";

  private final QueueOrders queues;

  QueueResource(Exchange exchange) {
    this.queues = exchange.queueOrders();
  }

  void bind(Router router, Resource resource) {
    router.get(ROOT + ".json").handler(resource.handler(this::list));
    router.post(ROOT + ".json").handler(resource.handler(this::create));
    router.get(ROOT + "/:queue").handler(resource.handler(this::fetch));
    router.post(ROOT + "/:queue").handler(resource.handler(this::update));
    router.delete(ROOT + "/:queue").handler(resource.handler(this::delete));
    router.get(ROOT + "/:queue/Members.json").handler(resource.handler(this::members));
    router.get(ROOT + "/:queue/Members/:call").handler(resource.handler(this::member));
    router.post(ROOT + "/:queue/Members/:call").handler(resource.handler(this::dequeue));
  }

  private QueueRecord find(RestCall call) {
    return queues.find(call.accountSid(), call.sid("queue")).orElseThrow(RestRefused::notFound);
  }

  private static @Nullable Integer size(Fields fields) {
    return fields.has("MaxSize")
        ? Integer.valueOf(fields.number("MaxSize", 100, 0, LARGEST))
        : null;
  }

  private void list(RestCall call, Fields fields) {
    call.answerPage("queues", queues.list(call.accountSid()), QueueRecord::sid, VoiceJson::queue);
  }

  private void create(RestCall call, Fields fields) {
    String name = fields.text("FriendlyName");
    if (name == null) {
      throw RestRefused.badRequest(RestRefused.INVALID_PARAMETER, "FriendlyName is required");
    }
    QueueRecord created =
        queues
            .open(call.accountSid(), name, size(fields))
            .orElseThrow(() -> RestRefused.badRequest(22003, "A queue has this name: " + name));
    call.answer(201, VoiceJson.queue(created));
  }

  private void fetch(RestCall call, Fields fields) {
    call.answer(200, VoiceJson.queue(find(call)));
  }

  private void update(RestCall call, Fields fields) {
    QueueRecord changed =
        queues.change(find(call).sid(), fields.text("FriendlyName"), size(fields));
    call.answer(200, VoiceJson.queue(changed));
  }

  private void delete(RestCall call, Fields fields) {
    if (!queues.close(find(call).sid())) {
      throw RestRefused.badRequest(22002, "The queue is not empty");
    }
    call.answerNothing();
  }

  private void members(RestCall call, Fields fields) {
    QueueRecord queue = find(call);
    call.answerPage(
        "queue_members",
        queue.members(),
        Member::callSid,
        member -> VoiceJson.member(queue, member));
  }

  private void member(RestCall call, Fields fields) {
    QueueRecord queue = find(call);
    Member found =
        queue.members().stream()
            .filter(one -> call.sid("call").equals(FRONT) || call.sid("call").equals(one.callSid()))
            .findFirst()
            .orElseThrow(RestRefused::notFound);
    call.answer(200, VoiceJson.member(queue, found));
  }

  private void dequeue(RestCall call, Fields fields) {
    QueueRecord queue = find(call);
    Source next = fields.source("Url", "Method");
    if (next == null) {
      throw RestRefused.badRequest(21205, "Url parameter is required.");
    }
    Member taken =
        queues.dequeue(queue.sid(), call.sid("call"), next).orElseThrow(RestRefused::notFound);
    call.answer(200, VoiceJson.member(queue, taken));
  }
}
