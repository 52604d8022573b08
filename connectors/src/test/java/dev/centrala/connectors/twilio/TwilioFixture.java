package dev.centrala.connectors.twilio;

import com.twilio.http.TwilioRestClient;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A sandbox carrier with one account and one number, and a connection to it. */
public final class TwilioFixture implements AutoCloseable {
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final Vertx vertx = Vertx.vertx();
  private final SandboxCarrier carrier = SandboxCarrier.start(vertx, SandboxOptions.forTests());
  private final TwilioClients clients = new TwilioClients(Duration.ofSeconds(10));
  private final ConnectionId connectionId = ConnectionId.next();
  private final TenantId tenant = TenantId.next();
  private final List<TwilioCounters.Event> counted =
      Collections.synchronizedList(new ArrayList<>());
  private URI webhookBase = URI.create("http://127.0.0.1:9/connect/twilio/" + connectionId);

  public TwilioFixture() {
    carrier.openAccount(accountSid(), TOKEN);
    carrier.addNumber(accountSid(), number());
  }

  public Vertx vertx() {
    return vertx;
  }

  public SandboxCarrier carrier() {
    return carrier;
  }

  public TwilioClients clients() {
    return clients;
  }

  public String accountSid() {
    return "AC" + "a".repeat(32);
  }

  public String number() {
    return "+12025550100";
  }

  public void webhooksAt(URI publicUrl) {
    webhookBase = URI.create(publicUrl + "/connect/twilio/" + connectionId);
  }

  public ConnectionAccess connection() {
    return new ConnectionAccess(
        tenant, connectionId, accountSid(), TOKEN, carrier.baseUrl(), webhookBase);
  }

  public TwilioConnections connections() {
    return id -> id.equals(connectionId) ? Optional.of(connection()) : Optional.empty();
  }

  public TwilioCounters counters() {
    return counted::add;
  }

  public List<TwilioCounters.Event> counted() {
    return List.copyOf(counted);
  }

  public TwilioRestClient sdk() {
    return clients.client(connection());
  }

  public TwilioRestClient sdk(String token) {
    return sdk(accountSid(), token, carrier.baseUrl());
  }

  public static TwilioRestClient sdk(String sid, String token, URI base) {
    return new TwilioClients(Duration.ofSeconds(10))
        .client(
            new ConnectionAccess(
                TenantId.next(),
                ConnectionId.next(),
                sid,
                token,
                base,
                URI.create("http://x.test")));
  }

  @Override
  public void close() {
    carrier.close();
    clients.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
