package dev.centrala.web.http.outbound;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.outbound.Callback;
import dev.centrala.core.outbound.CallbackDesk;
import dev.centrala.core.shared.CallbackId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The calls that the caller's own business has promised. */
public final class CallbackRoutes implements Routes {
  private final CallbackDesk callbacks;

  public CallbackRoutes(CallbackDesk callbacks) {
    this.callbacks = callbacks;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listCallbacks", Permission.SEE_ALL_WORK, this::list);
    operations.handle("cancelCallback", Permission.SUPERVISE, this::cancel);
  }

  private Reply list(Request request) {
    Callback.State state = request.query("state").map(CallbackRoutes::state).orElse(null);
    return Reply.ok(
        Items.of(
            callbacks
                .list(request.caller().tenant(), state, request.page())
                .map(CallbackJson::of)));
  }

  private static Callback.State state(String name) {
    try {
      return Callback.State.fromWireName(name);
    } catch (IllegalArgumentException unknown) {
      throw RefusedException.invalid("/state", "is no state of a callback");
    }
  }

  private Reply cancel(Request request) {
    Caller caller = request.caller();
    callbacks.cancel(caller.tenant(), caller.actor(), CallbackId.parse(request.path("id")));
    return Reply.noContent();
  }

  private record CallbackJson(
      String id,
      String state,
      String number,
      String queueId,
      String customerId,
      @Nullable Instant at,
      @Nullable Instant nextTryAt,
      int tries,
      int attempts,
      @Nullable String interactionId,
      @Nullable String originId,
      Instant createdAt,
      @Nullable Instant endedAt,
      @Nullable String outcome) {
    static CallbackJson of(Callback callback) {
      return new CallbackJson(
          callback.id().toString(),
          callback.state().wireName(),
          callback.wanted().number(),
          callback.wanted().queue().toString(),
          callback.customer().toString(),
          callback.wanted().at(),
          callback.state() == Callback.State.SCHEDULED ? callback.lookAt() : null,
          callback.tries(),
          callback.wanted().attempts(),
          callback.contact() == null ? null : callback.contact().toString(),
          callback.origin() == null ? null : callback.origin().toString(),
          callback.createdAt(),
          callback.endedAt(),
          callback.outcome());
    }
  }
}
