package dev.centrala.web.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Authenticator;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.web.http.KeptReplies;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Serves the operations of the contract: first who calls and how often, then whether they may, then
 * whether the request fits, then the handler. Must be used on a virtual thread of Vert.x.
 */
public final class ContractRouter implements Operations {
  private static final String TENANT = "tenantId";
  private static final String INTERACTION = "interactionId";
  private static final long LARGEST_BODY_BYTES = 2 * 1024 * 1024;

  private final OpenAPIContract contract;
  private final Router router;
  private final Authenticator authenticator;
  private final ContractCheck check;
  private final ObjectMapper json;
  private final Replies replies;
  private final RequestLimits limits;
  private final @Nullable OnceOnly onceOnly;
  private final Set<String> bound = new HashSet<>();

  public ContractRouter(
      Vertx vertx,
      Router router,
      Map<String, Object> document,
      Authenticator authenticator,
      ObjectMapper json,
      boolean checkReplies) {
    this(vertx, router, document, authenticator, json, checkReplies, null, TenantLimits.NONE);
  }

  /**
   * With {@code kept}, a POST that is repeated with its {@code Idempotency-Key} is answered again.
   * {@code limits} says how many requests of a tenant are served.
   */
  public ContractRouter(
      Vertx vertx,
      Router router,
      Map<String, Object> document,
      Authenticator authenticator,
      ObjectMapper json,
      boolean checkReplies,
      @Nullable KeptReplies kept,
      TenantLimits limits) {
    this.contract = OpenAPIContract.from(vertx, ValidatableDocument.of(document)).await();
    this.router = router;
    this.authenticator = authenticator;
    this.check = new ContractCheck(vertx, contract, json, checkReplies);
    this.json = json;
    this.replies = new Replies(json);
    this.limits = new RequestLimits(limits);
    this.onceOnly = kept == null ? null : new OnceOnly(kept, replies);
  }

  @Override
  public void handle(String operationId, Permission permission, Function<Request, Reply> handler) {
    bind(operationId, caller -> caller.require(permission), handler);
  }

  @Override
  public void handleSignedIn(String operationId, Function<Request, Reply> handler) {
    bind(operationId, caller -> {}, handler);
  }

  @Override
  public void handlePublic(String operationId, Function<Request, Reply> handler) {
    bind(operationId, null, handler);
  }

  /** The operations that the contract names and nobody has bound. */
  public List<String> unbound() {
    return contract.operations().stream()
        .map(Operation::getOperationId)
        .filter(id -> !bound.contains(id) && !isStreamed(id))
        .toList();
  }

  /** Raw bodies, marked {@code x-streamed}, are served beside the router: it takes JSON only. */
  private boolean isStreamed(String operationId) {
    return contract.operation(operationId).getOpenAPIModel().getBoolean("x-streamed", false);
  }

  private void bind(
      String operationId, @Nullable Consumer<Caller> permitted, Function<Request, Reply> handler) {
    Operation operation = contract.operation(operationId);
    if (operation == null) {
      throw new IllegalStateException("the contract has no operation " + operationId);
    }
    bound.add(operationId);
    router
        .route(operation.getHttpMethod(), path(operation))
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY_BYTES))
        .handler(context -> serve(context, operation, permitted, handler));
  }

  private void serve(
      RoutingContext context,
      Operation operation,
      @Nullable Consumer<Caller> permitted,
      Function<Request, Reply> handler) {
    try {
      Caller caller = permitted == null ? null : caller(context, permitted);
      check.request(context, operation);
      Reply reply = carryOut(context, caller, handler);
      check.reply(reply, operation);
      replies.send(context, reply);
    } catch (Throwable failure) {
      replies.fail(context, failure);
    } finally {
      MDC.remove(TENANT);
      MDC.remove(INTERACTION);
    }
  }

  /** What is too much is refused before anything is looked up for it. */
  private Caller caller(RoutingContext context, Consumer<Caller> permitted) {
    Caller named = authenticator.named(token(context));
    logged(context, named);
    limits.take(context, named.tenant());
    Caller caller = authenticator.live(named);
    permitted.accept(caller);
    return caller;
  }

  /** What is logged meanwhile says for whom. */
  private static void logged(RoutingContext context, Caller caller) {
    MDC.put(TENANT, caller.tenant().toString());
    if (context.normalizedPath().contains("/interactions/")) {
      MDC.put(INTERACTION, context.pathParam("id"));
    }
  }

  private Reply carryOut(
      RoutingContext context, @Nullable Caller caller, Function<Request, Reply> handler) {
    Request request = new Request(context, json, caller);
    return onceOnly == null
        ? handler.apply(request)
        : onceOnly.reply(context, caller, () -> handler.apply(request));
  }

  private static String token(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new RefusedException(
          new Refusal.Unauthenticated("Send Authorization: Bearer with an access token."));
    }
    return header.substring(7).trim();
  }

  private static String path(Operation operation) {
    return operation.getAbsoluteOpenAPIPath().replaceAll("\\{([^}]+)}", ":$1");
  }
}
