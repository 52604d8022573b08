package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.page.CallPage;
import dev.centrala.connectors.sandbox.voice.CallRecord;
import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.connectors.sandbox.voice.SimConference;
import dev.centrala.connectors.sandbox.voice.SimPhone;
import dev.centrala.connectors.sandbox.voice.rest.VoiceRest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A carrier on this machine that speaks Twilio's wire protocol for messages and calls. Its API base
 * URL takes Twilio's place in a connection; tests command it through this class, people through the
 * page at {@code /sandbox/}. The methods block: do not call them on an event loop.
 */
public final class SandboxCarrier implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SandboxOptions options;
  private final CarrierBook book = new CarrierBook();
  private final CarrierFaults faults = new CarrierFaults();
  private final Chores chores = new Chores();
  private final WebhookClient webhooks = new WebhookClient();
  private final StateFile stateFile;
  private final ApiDoor door;
  private final HttpServer server;
  private final InboundDelivery inbound;
  private final Exchange exchange;

  private SandboxCarrier(Vertx vertx, SandboxOptions options) {
    this.options = options;
    this.stateFile = new StateFile(options.stateFile());
    stateFile.readInto(book);
    this.door = new ApiDoor(book, faults, options, this::keep);
    OutboundDelivery outbound =
        new OutboundDelivery(book, webhooks, faults, options.clock(), options.statusPace());
    VoiceDoor voice = new VoiceDoor(book, webhooks, faults);
    this.exchange =
        new Exchange(
            voice, voice, options.clock(), options.voiceTimeStands(), () -> baseUrl().toString());
    Router router = Router.router(vertx);
    door.bind(router);
    new MessageRoutes(book, outbound, faults, chores).bind(router);
    new NumberRoutes(book, options.clock(), this::keep).bind(router);
    new VoiceRest(exchange).bind(router, ApiCall::of);
    door.bindLast(router);
    this.server =
        await(
            vertx
                .createHttpServer(
                    new HttpServerOptions().setHost(options.host()).setPort(options.port()))
                .requestHandler(router)
                .listen());
    this.inbound =
        new InboundDelivery(
            book, webhooks, outbound, chores, options.clock(), baseUrl().toString());
    new PhoneRoutes(this, book, chores).bind(router);
    new CallPage(exchange, number -> book.number(number).isPresent()).bind(router);
  }

  /** Returns when it listens; throws when the port is taken. */
  public static SandboxCarrier start(Vertx vertx, SandboxOptions options) {
    return new SandboxCarrier(vertx, options);
  }

  /** The base of the REST API and of the page, without a slash at its end. */
  public URI baseUrl() {
    return URI.create("http://" + options.host() + ":" + server.actualPort());
  }

  /** Opens an account without numbers, or replaces its token. */
  public CarrierAccount openAccount(String accountSid, String authToken) {
    CarrierAccount account =
        new CarrierAccount(
            accountSid,
            authToken,
            "Sandbox account",
            options.clock().instant(),
            CarrierAccount.OptOut.DEFAULT);
    book.putAccount(account);
    keep();
    return account;
  }

  /** Gives the account a number, unless it has it. */
  public CarrierNumber addNumber(String accountSid, String phoneNumber) {
    Optional<CarrierNumber> there =
        book.number(phoneNumber).filter(n -> n.accountSid().equals(accountSid));
    CarrierNumber number =
        there.orElseGet(() -> book.addNumber(accountSid, phoneNumber, options.clock().instant()));
    keep();
    return number;
  }

  /**
   * Sets a number's webhooks without the API; the names are those of Twilio's update parameters.
   */
  public void configureNumber(String phoneNumber, Map<String, String> settings) {
    CarrierNumber number = book.number(phoneNumber).orElseThrow();
    book.putNumber(number.with(settings, options.clock().instant()));
    keep();
  }

  /** Says who handles the opt-out keywords of the account's numbers. */
  public void setOptOut(String accountSid, CarrierAccount.OptOut mode) {
    book.putAccount(book.account(accountSid).orElseThrow().withOptOut(mode));
    keep();
  }

  /** A customer writes. Returns when the webhook, its retries and its fallback are through. */
  public Reception receiveSms(String from, String to, String text, CarrierMedia... media) {
    Reception reception = inbound.receive(from, to, text, List.of(media));
    keep();
    return reception;
  }

  /** The carrier delivers the same webhook once more. */
  public Optional<WebhookCall> repeat(Reception reception) {
    return inbound.repeat(reception);
  }

  /** Somebody calls one of the carrier's numbers. */
  public SimCall call(String from, String to) {
    return exchange.call(from, to);
  }

  /**
   * The telephone at this number, {@code client:} identity or {@code sip:} address; it answers what
   * calls it until told otherwise.
   */
  public SimPhone phone(String address) {
    return exchange.phone(address);
  }

  /** The conference with this name, whether or not there is one yet. */
  public SimConference conference(String name) {
    return exchange.conference(name);
  }

  /** All calls, the newest first. */
  public List<CallRecord> calls() {
    return exchange.calls(call -> true);
  }

  /**
   * Moves the time of calls, where it stands still; returns when all that follows from it by itself
   * has happened.
   */
  public void advance(Duration by) {
    exchange.advance(by);
  }

  /** What went to customers, oldest first, answers of the carrier itself included. */
  public List<CarrierMessage> sentMessages() {
    return book.messages(m -> m.direction() != CarrierMessage.Direction.INBOUND).reversed();
  }

  /** The message with this id, as it stands now. */
  public Optional<CarrierMessage> message(String sid) {
    return book.messages(m -> m.sid().equals(sid)).stream().findFirst();
  }

  public Optional<CarrierNumber> number(String phoneNumber) {
    return book.number(phoneNumber);
  }

  /** The REST requests received so far, oldest first. */
  public List<WireRequest> requests() {
    return door.requests();
  }

  public void forgetRequests() {
    door.forgetRequests();
  }

  /** The attempts at webhooks so far, oldest first. */
  public List<WebhookCall> webhookCalls() {
    return webhooks.calls();
  }

  /** What is to go wrong. */
  public CarrierFaults faults() {
    return faults;
  }

  /** Returns when every delivery and report under way is through. */
  public void settle() {
    chores.settle(PATIENCE);
    exchange.settle();
  }

  private void keep() {
    stateFile.write(book);
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    await(server.close());
    chores.close();
    exchange.close();
    webhooks.close();
  }
}
