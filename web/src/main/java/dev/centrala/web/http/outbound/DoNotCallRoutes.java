package dev.centrala.web.http.outbound;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.outbound.DoNotCallList;
import dev.centrala.core.outbound.DoNotCallStore;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The numbers that nobody of the caller's own business may call. */
public final class DoNotCallRoutes implements Routes {
  private final DoNotCallList list;

  public DoNotCallRoutes(DoNotCallList list) {
    this.list = list;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listDoNotCall", Permission.READ_SETUP, this::list);
    operations.handle("addDoNotCall", Permission.MANAGE_SETUP, this::add);
    operations.handle("importDoNotCall", Permission.MANAGE_SETUP, this::importAll);
    operations.handle("removeDoNotCall", Permission.MANAGE_SETUP, this::remove);
  }

  private Reply list(Request request) {
    return Reply.ok(
        Items.of(
            list.list(
                    request.caller().tenant(), request.query("search").orElse(null), request.page())
                .map(EntryJson::of)));
  }

  private Reply add(Request request) {
    Caller caller = request.caller();
    Number body = request.body(Number.class);
    return Reply.created(
        new Number(
            list.add(caller.tenant(), caller.actor(), body.number(), body.reason()),
            body.reason()));
  }

  private Reply importAll(Request request) {
    Caller caller = request.caller();
    return Reply.ok(list.add(caller.tenant(), caller.actor(), request.body(Lines.class).text()));
  }

  private Reply remove(Request request) {
    Caller caller = request.caller();
    list.remove(caller.tenant(), caller.actor(), request.body(Number.class).number());
    return Reply.noContent();
  }

  private record Number(String number, @Nullable String reason) {}

  private record Lines(String text) {}

  private record EntryJson(String number, @Nullable String reason, Instant addedAt) {
    static EntryJson of(DoNotCallStore.Entry entry) {
      return new EntryJson(entry.number(), entry.reason(), entry.addedAt());
    }
  }
}
