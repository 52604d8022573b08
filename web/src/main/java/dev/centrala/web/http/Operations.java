package dev.centrala.web.http;

import dev.centrala.core.access.Permission;
import java.util.function.Function;

/**
 * Where routes bind their handlers; names are the {@code operationId}s of the contract. Handlers
 * may block: they run on virtual threads.
 */
public interface Operations {
  /** For a caller with the permission; others get 401 or 403 before the request is looked at. */
  void handle(String operationId, Permission permission, Function<Request, Reply> handler);

  /** For any caller who is signed in. */
  void handleSignedIn(String operationId, Function<Request, Reply> handler);

  /** For everybody. {@link Request#caller()} must not be used. */
  void handlePublic(String operationId, Function<Request, Reply> handler);
}
