package dev.centrala.web.http.customer;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.customer.CustomerStore;
import dev.centrala.core.customer.Merge;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.MergeId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and changes customers, merges two and takes a merge back. */
public final class CustomerRoutes implements Routes {
  private final Transactions transactions;
  private final CustomerStore customers;
  private final CustomerService service;

  public CustomerRoutes(
      Transactions transactions, CustomerStore customers, CustomerService service) {
    this.transactions = transactions;
    this.customers = customers;
    this.service = service;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listCustomers", Permission.HANDLE_WORK, this::list);
    operations.handle("getCustomer", Permission.HANDLE_WORK, this::get);
    operations.handle("changeCustomer", Permission.EDIT_CUSTOMERS, this::change);
    operations.handle("mergeCustomers", Permission.MERGE_CUSTOMERS, this::merge);
    operations.handle("undoCustomerMerge", Permission.MERGE_CUSTOMERS, this::undo);
  }

  private Reply list(Request request) {
    return transactions.inTenant(
        request.caller().tenant(),
        tx ->
            Reply.ok(
                Items.of(
                    customers
                        .list(tx, request.query("search").orElse(null), request.page())
                        .map(CustomerJson::of))));
  }

  private Reply get(Request request) {
    return transactions.inTenant(
        request.caller().tenant(), tx -> reply(service.get(tx, id(request))));
  }

  private Reply change(Request request) {
    Change change = request.body(Change.class);
    Caller caller = request.caller();
    long version = request.ifMatch();
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Customer now = service.get(tx, id(request));
          return reply(
              service.change(
                  tx,
                  caller.actor(),
                  now.id(),
                  version,
                  change.name() == null ? now.name() : change.name(),
                  merged(now.attributes(), change.attributes())));
        });
  }

  /** JSON merge patch (RFC 7396): a null takes the attribute away. */
  private static Map<String, String> merged(
      Map<String, String> now, @Nullable Map<String, @Nullable String> patch) {
    if (patch == null) {
      return now;
    }
    Map<String, String> next = new HashMap<>(now);
    patch.forEach((name, value) -> {
      if (value == null) {
        next.remove(name);
      } else {
        next.put(name, value);
      }
    });
    if (next.size() > 50) {
      throw RefusedException.invalid("/attributes", "at most 50 attributes");
    }
    return next;
  }

  private Reply merge(Request request) {
    Caller caller = request.caller();
    CustomerId other = CustomerId.parse(request.body(MergeForm.class).otherId());
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Merge merge = service.merge(tx, caller.actor(), id(request), other);
          return Reply.ok(
              new Merged(merge.id().toString(), CustomerJson.of(service.get(tx, merge.kept()))));
        });
  }

  private Reply undo(Request request) {
    Caller caller = request.caller();
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          service.undo(tx, caller.actor(), id(request), MergeId.parse(request.path("mergeId")));
          return reply(service.get(tx, id(request)));
        });
  }

  private static CustomerId id(Request request) {
    return CustomerId.parse(request.path("id"));
  }

  private static Reply reply(Customer customer) {
    return Reply.ok(CustomerJson.of(customer)).withEtag(customer.version());
  }

  /** A change to a profile; absent fields stay. */
  public record Change(@Nullable String name, @Nullable Map<String, @Nullable String> attributes) {}

  /** Which profile is to be taken into the one in the path. */
  public record MergeForm(String otherId) {}

  /** The merge, and the profile that was kept. */
  public record Merged(String mergeId, CustomerJson customer) {}
}
