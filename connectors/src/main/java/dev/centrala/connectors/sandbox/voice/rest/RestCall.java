package dev.centrala.connectors.sandbox.voice.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One REST request under way, signed in. It is answered once. */
public interface RestCall {

  String accountSid();

  /** A path parameter without the ending of the resource. */
  String sid(String name);

  /** The path as it was asked for. */
  String path();

  MultiMap fields();

  /** What a list asks of a date, by Twilio's {@code Name}, {@code Name<} and {@code Name>}. */
  Predicate<Optional<Instant>> date(String name);

  void answer(int status, JsonObject body);

  void answerNothing();

  void answerContent(String contentType, byte[] content);

  <T> void answerPage(
      String listName, List<T> all, Function<T, String> sid, Function<T, JsonObject> item);

  void refuse(int status, int code, String message);

  void refuseNotFound();
}
