package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.CarrierMessage.Direction;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The Messages and Media resources. */
final class MessageRoutes {
  private static final String ROOT = "/2010-04-01/Accounts/:account/Messages";
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_BODY = 1600;

  private final CarrierBook book;
  private final OutboundDelivery outbound;
  private final CarrierFaults faults;
  private final Chores chores;

  MessageRoutes(CarrierBook book, OutboundDelivery outbound, CarrierFaults faults, Chores chores) {
    this.book = book;
    this.outbound = outbound;
    this.faults = faults;
    this.chores = chores;
  }

  void bind(Router router) {
    router.post(ROOT + ".json").handler(context -> create(ApiCall.of(context)));
    router.get(ROOT + ".json").handler(context -> list(ApiCall.of(context)));
    router.get(ROOT + "/:message").handler(context -> fetch(ApiCall.of(context)));
    router.delete(ROOT + "/:message").handler(context -> delete(ApiCall.of(context)));
    router.get(ROOT + "/:message/Media.json").handler(context -> listMedia(ApiCall.of(context)));
    router.get(ROOT + "/:message/Media/:media").handler(context -> media(ApiCall.of(context)));
    router
        .delete(ROOT + "/:message/Media/:media")
        .handler(context -> deleteMedia(ApiCall.of(context)));
  }

  private void create(ApiCall call) {
    String from = call.field("From");
    String to = call.field("To");
    String body = call.field("Body");
    List<String> media = call.fields().getAll("MediaUrl");
    if (refused(call, from, to, body, media)) {
      return;
    }
    CarrierMessage message =
        outbound.accept(
            call.account(),
            Direction.OUTBOUND_API,
            from,
            to,
            body,
            !media.isEmpty(),
            call.field("StatusCallback"));
    Runnable answer = () -> call.answer(201, Representations.message(message));
    if (!faults.answersAfterCallbacks()) {
      answer.run();
    }
    chores.begin(() -> {
      outbound.deliver(call.account(), message, media);
      if (faults.answersAfterCallbacks()) {
        answer.run();
      }
    });
  }

  private boolean refused(ApiCall call, String from, String to, String body, List<String> media) {
    if (to.isEmpty()) {
      call.refuse(400, 21604, "A 'To' phone number is required.");
    } else if (!E164.matcher(to).matches()) {
      call.refuse(400, 21211, "Invalid 'To' Phone Number: " + to);
    } else if (from.isEmpty()) {
      call.refuse(400, 21603, "A 'From' phone number is required.");
    } else if (book.number(from)
        .filter(n -> n.accountSid().equals(call.account().sid()))
        .isEmpty()) {
      call.refuse(
          400,
          21606,
          "The 'From' phone number provided (%s) is not a valid message-capable Twilio phone number"
              .formatted(from));
    } else if (from.equals(to)) {
      call.refuse(400, 21266, "'To' and 'From' number cannot be the same: " + to);
    } else if (body.isEmpty() && media.isEmpty()) {
      call.refuse(400, 21602, "Message body is required.");
    } else if (body.length() > LONGEST_BODY) {
      call.refuse(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
    } else if (media.size() > 10) {
      call.refuse(400, 21623, "Number of media files exceeds allowed limit");
    } else if (call.account().optOut() != CarrierAccount.OptOut.OFF && book.isBlocked(from, to)) {
      call.refuse(400, 21610, "Attempt to send to unsubscribed recipient");
    } else {
      return false;
    }
    return true;
  }

  private void list(ApiCall call) {
    String account = call.account().sid();
    String to = call.field("To");
    String from = call.field("From");
    Predicate<Optional<Instant>> sent = DateFilter.of(call, "DateSent");
    List<CarrierMessage> found =
        book.messages(m ->
            m.accountSid().equals(account)
                && (to.isEmpty() || m.to().equals(to))
                && (from.isEmpty() || m.from().equals(from))
                && sent.test(Optional.ofNullable(m.sentAt())));
    call.answer(
        200, Paging.page(call, "messages", found, CarrierMessage::sid, Representations::message));
  }

  private Optional<CarrierMessage> message(ApiCall call) {
    return book.message(call.account().sid(), call.sid("message"));
  }

  private void fetch(ApiCall call) {
    message(call)
        .ifPresentOrElse(m -> call.answer(200, Representations.message(m)), call::refuseNotFound);
  }

  private void delete(ApiCall call) {
    message(call)
        .ifPresentOrElse(
            m -> {
              book.removeMessage(m.sid());
              call.answerNothing();
            },
            call::refuseNotFound);
  }

  private void listMedia(ApiCall call) {
    message(call)
        .ifPresentOrElse(
            m ->
                call.answer(
                    200,
                    Paging.page(
                        call,
                        "media_list",
                        m.media(),
                        CarrierMedia::sid,
                        one -> Representations.media(m, one))),
            call::refuseNotFound);
  }

  private Optional<CarrierMedia> media(CarrierMessage message, ApiCall call) {
    return message.media().stream().filter(m -> m.sid().equals(call.sid("media"))).findFirst();
  }

  private void media(ApiCall call) {
    Optional<CarrierMessage> message = message(call);
    Optional<CarrierMedia> media = message.flatMap(m -> media(m, call));
    if (media.isEmpty()) {
      call.refuseNotFound();
    } else if (call.wantsJson()) {
      call.answer(200, Representations.media(message.orElseThrow(), media.get()));
    } else {
      call.answerContent(media.get().contentType(), media.get().content());
    }
  }

  private void deleteMedia(ApiCall call) {
    Optional<CarrierMessage> message = message(call);
    Optional<CarrierMedia> media = message.flatMap(m -> media(m, call));
    if (media.isEmpty()) {
      call.refuseNotFound();
      return;
    }
    book.change(
        message.orElseThrow().sid(),
        m ->
            m.withMedia(
                m.media().stream().filter(one -> !one.sid().equals(media.get().sid())).toList()));
    call.answerNothing();
  }
}
