package dev.centrala.web.http.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionProbe.ProviderNumber;
import dev.centrala.core.tenant.ConnectionService;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointService;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections to providers: set up, test, and which numbers they have. */
public final class ConnectionRoutes implements Routes {
  private final ConnectionService connections;
  private final EntryPointService entryPoints;
  private final SetUpOperations<ConnectionId, Connection, ConnectionJson> common;
  private final InstantSource clock;

  public ConnectionRoutes(
      ConnectionService connections,
      EntryPointService entryPoints,
      ObjectMapper json,
      InstantSource clock) {
    this.connections = connections;
    this.entryPoints = entryPoints;
    this.clock = clock;
    this.common =
        new SetUpOperations<>(
            connections.items(), ConnectionId::parse, new ConnectionForm(connections), json);
  }

  private record TestJson(boolean ok, String detail) {}

  private record NumberJson(
      String number,
      String sid,
      boolean sms,
      boolean mms,
      boolean voice,
      @Nullable String entryPointId) {}

  @Override
  public void bind(Operations operations) {
    operations.handle(
        "listConnections",
        Permission.MANAGE_SETUP,
        request ->
            Reply.ok(
                Items.of(
                    connections
                        .items()
                        .list(request.caller().tenant(), request.page())
                        .map(connection -> ConnectionJson.Sent.of(connection, connections)))));
    operations.handle("createConnection", Permission.MANAGE_SETUP, this::create);
    operations.handle(
        "getConnection",
        Permission.MANAGE_SETUP,
        request ->
            reply(200, connections.items().get(request.caller().tenant(), common.id(request))));
    operations.handle("changeConnection", Permission.MANAGE_SETUP, this::change);
    common.bindDelete(operations, "Connection");
    operations.handle(
        "testConnection",
        Permission.MANAGE_SETUP,
        request -> {
          var tested = connections.test(request.caller().tenant(), common.id(request));
          return Reply.ok(new TestJson(tested.ok(), tested.detail()));
        });
    operations.handle("listConnectionNumbers", Permission.MANAGE_SETUP, this::numbers);
  }

  private Reply create(Request request) {
    ConnectionJson body = request.body(ConnectionJson.class);
    Connection connection = body.connection(ConnectionId.next(), 1, clock.instant());
    return reply(
        201,
        connections.create(
            request.caller().tenant(), request.caller().actor(), connection, body.secret()));
  }

  private Reply change(Request request) {
    ConnectionJson patch = request.body(ConnectionJson.class);
    return reply(
        200,
        connections.change(
            request.caller().tenant(),
            request.caller().actor(),
            common.id(request),
            request.ifMatch(),
            common.edit(request),
            patch.secret()));
  }

  private Reply reply(int status, Connection connection) {
    Object sent = ConnectionJson.Sent.of(connection, connections);
    Reply reply = status == 201 ? Reply.created(sent) : Reply.ok(sent);
    return reply.withEtag(connection.version());
  }

  private Reply numbers(Request request) {
    TenantId tenant = request.caller().tenant();
    ConnectionId id = common.id(request);
    List<EntryPoint> taken = entryPoints.onConnection(tenant, id);
    return Reply.ok(
        Items.all(
            connections.numbers(tenant, id).stream()
                .map(number -> number(number, taken))
                .toList()));
  }

  private static NumberJson number(ProviderNumber number, List<EntryPoint> taken) {
    return new NumberJson(
        number.number(),
        number.sid(),
        number.sms(),
        number.mms(),
        number.voice(),
        taken.stream()
            .filter(entryPoint -> number.number().equals(entryPoint.address()))
            .map(entryPoint -> entryPoint.id().toString())
            .findFirst()
            .orElse(null));
  }
}
