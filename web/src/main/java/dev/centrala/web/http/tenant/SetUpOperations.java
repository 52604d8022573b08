package dev.centrala.web.http.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.Edit;
import dev.centrala.core.tenant.SetUpItem;
import dev.centrala.core.tenant.SetUpService;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.MergePatch;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The five operations on one kind of set-up item: list, create, get, change by JSON merge patch,
 * delete. {@code J} is the item's record at the edge, for requests and replies alike; the contract
 * says which of its fields a request may hold.
 */
public final class SetUpOperations<I extends Id, T extends SetUpItem<I>, J> {
  private final SetUpService<I, T> service;
  private final Function<String, I> parseId;
  private final Form<I, T, J> form;
  private final ObjectMapper json;

  public SetUpOperations(
      SetUpService<I, T> service,
      Function<String, I> parseId,
      Form<I, T, J> form,
      ObjectMapper json) {
    this.service = service;
    this.parseId = parseId;
    this.form = form;
    this.json = json;
  }

  /** An item as JSON and back. */
  public interface Form<I, T, J> {
    Class<J> type();

    J toJson(T item);

    /** {@code current} is the item before the change, absent for a new one. */
    T fromJson(J json, I id, long version, @Nullable T current);
  }

  /** Binds all five, with names such as {@code listQueues} and {@code createQueue}. */
  public void bind(Operations operations, String one, String many, Supplier<I> newId) {
    bindReads(operations, one, many, Permission.READ_SETUP);
    operations.handle(
        "create" + one,
        Permission.MANAGE_SETUP,
        request -> {
          J body = request.body(form.type());
          T item = form.fromJson(body, newId.get(), 1, null);
          return created(service.create(request.caller().tenant(), request.caller().actor(), item));
        });
    bindChange(operations, one);
    bindDelete(operations, one);
  }

  void bindChange(Operations operations, String one) {
    operations.handle(
        "change" + one,
        Permission.MANAGE_SETUP,
        request ->
            changed(
                service.change(
                    request.caller().tenant(),
                    request.caller().actor(),
                    id(request),
                    request.ifMatch(),
                    edit(request))));
  }

  void bindReads(Operations operations, String one, String many, Permission permission) {
    operations.handle(
        "list" + many,
        permission,
        request ->
            Reply.ok(
                Items.of(
                    service.list(request.caller().tenant(), request.page()).map(form::toJson))));
    operations.handle(
        "get" + one,
        permission,
        request -> changed(service.get(request.caller().tenant(), id(request))));
  }

  void bindDelete(Operations operations, String one) {
    bindDelete(operations, one, Permission.MANAGE_SETUP);
  }

  void bindDelete(Operations operations, String one, Permission permission) {
    operations.handle(
        "delete" + one,
        permission,
        request -> {
          service.delete(request.caller().tenant(), request.caller().actor(), id(request));
          return Reply.noContent();
        });
  }

  Reply created(T item) {
    return Reply.created(form.toJson(item)).withEtag(item.version());
  }

  Reply changed(T item) {
    return Reply.ok(form.toJson(item)).withEtag(item.version());
  }

  I id(Request request) {
    return parseId.apply(request.path("id"));
  }

  /** The change that the request's merge patch asks for. */
  Edit<T> edit(Request request) {
    JsonNode patch = request.body(JsonNode.class);
    List<String> fields = patch.properties().stream().map(field -> field.getKey()).toList();
    return new Edit<>(fields, current -> patched(form, json, current, patch));
  }

  /** What the item becomes by the merge patch; a patch that does not fit is refused as invalid. */
  public static <I extends Id, T extends SetUpItem<I>, J> T patched(
      Form<I, T, J> form, ObjectMapper json, T current, JsonNode patch) {
    JsonNode merged = MergePatch.apply(json.valueToTree(form.toJson(current)), patch);
    try {
      J body = json.treeToValue(merged, form.type());
      return form.fromJson(body, current.id(), current.version() + 1, current);
    } catch (JsonProcessingException malformed) {
      throw RefusedException.invalid("", malformed.getOriginalMessage());
    }
  }
}
