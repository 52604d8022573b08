package dev.centrala.core.customer;

import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.MergeId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the profile behind an identity, changes profiles, merges two and takes a merge back. */
public final class CustomerService {
  private final CustomerStore customers;
  private final AuditLog audit;
  private final Outbox outbox;
  private final InstantSource clock;

  public CustomerService(
      CustomerStore customers, AuditLog audit, Outbox outbox, InstantSource clock) {
    this.customers = customers;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The profile that has the identity now; a new one when nobody has it. */
  public Customer resolve(Tx tx, Identity identity, @Nullable String name) {
    return customers.byIdentity(tx, identity).orElseGet(() -> create(tx, identity, name));
  }

  private Customer create(Tx tx, Identity identity, @Nullable String name) {
    Customer fresh =
        new Customer(
            CustomerId.next(), 1, name, List.of(identity), Map.of(), null, clock.instant());
    if (!customers.insert(tx, fresh)) {
      return customers
          .byIdentity(tx, identity)
          .orElseThrow(() -> new IllegalStateException("an identity that nobody has is taken"));
    }
    outbox.append(
        tx,
        DomainEvent.of(
            "customer.created",
            fresh.id().toString(),
            fresh.createdAt(),
            Map.of("customerId", fresh.id().toString())));
    return fresh;
  }

  /**
   * Adds what the customer said of themselves where the profile has nothing yet. An identity of
   * another profile stays there.
   */
  public Customer learn(
      Tx tx, Customer customer, @Nullable String name, @Nullable Identity identity) {
    Customer known = customer;
    if (identity != null && !customer.identities().contains(identity)) {
      customers.addIdentity(tx, customer.id(), identity);
    }
    if (name != null && !name.isBlank() && (known.name() == null || known.name().isBlank())) {
      known = with(customer, name, customer.attributes(), customer.mergedInto());
      update(tx, known);
    }
    return get(tx, known.id());
  }

  public Customer get(Tx tx, CustomerId id) {
    return customers.find(tx, id).orElseThrow(() -> RefusedException.notFound("customer"));
  }

  /** Changes name and attributes of the version that the caller read. */
  public Customer change(
      Tx tx,
      Actor by,
      CustomerId id,
      long version,
      @Nullable String name,
      Map<String, String> attributes) {
    Customer now = get(tx, id);
    requireVersion(now, version);
    update(tx, with(now, name, attributes, now.mergedInto()));
    audit.append(
        tx,
        new AuditEntry(
            clock.instant(), by, "customer.changed", "customer", id.toString(), Map.of()));
    return get(tx, id);
  }

  /**
   * Takes {@code other} into {@code kept}: its identities move, its history is shown with the kept
   * one's.
   */
  public Merge merge(Tx tx, Actor by, CustomerId kept, CustomerId other) {
    if (kept.equals(other)) {
      throw RefusedException.invalid("/otherId", "a customer cannot be merged with itself");
    }
    Customer into = get(tx, kept);
    Customer away = get(tx, other);
    if (into.mergedInto() != null || away.mergedInto() != null) {
      throw RefusedException.conflict("alreadyMerged", "One of the two is already merged away.");
    }
    Merge merge =
        new Merge(MergeId.next(), kept, other, away.identities(), by, clock.instant(), null);
    customers.moveIdentities(tx, away.identities(), kept);
    update(tx, with(away, away.name(), away.attributes(), kept));
    customers.saveMerge(tx, merge);
    tell(tx, by, "customer.merged", merge);
    return merge;
  }

  /** Moves the identities back that the merge moved. */
  public void undo(Tx tx, Actor by, CustomerId kept, MergeId id) {
    Merge merge =
        customers
            .findMerge(tx, id)
            .filter(found -> found.kept().equals(kept))
            .orElseThrow(() -> RefusedException.notFound("merge"));
    if (merge.undoneAt() != null) {
      throw RefusedException.conflict("alreadyUndone", "This merge has been undone already.");
    }
    Customer away = get(tx, merge.mergedAway());
    customers.moveIdentities(tx, merge.moved(), away.id());
    update(tx, with(away, away.name(), away.attributes(), null));
    customers.saveMerge(tx, merge.undone(clock.instant()));
    tell(tx, by, "customer.mergeUndone", merge);
  }

  private void tell(Tx tx, Actor by, String action, Merge merge) {
    Map<String, Object> detail =
        Map.of(
            "customerId", merge.kept().toString(),
            "mergedCustomerId", merge.mergedAway().toString(),
            "mergeId", merge.id().toString());
    audit.append(
        tx,
        new AuditEntry(clock.instant(), by, action, "customer", merge.kept().toString(), detail));
    outbox.append(tx, DomainEvent.of(action, merge.kept().toString(), clock.instant(), detail));
  }

  private void update(Tx tx, Customer customer) {
    if (!customers.update(tx, customer)) {
      throw new RefusedException(new Refusal.StaleVersion("The customer has changed."));
    }
  }

  private static void requireVersion(Customer customer, long version) {
    if (customer.version() != version) {
      throw new RefusedException(new Refusal.StaleVersion("The customer has changed."));
    }
  }

  private static Customer with(
      Customer customer,
      @Nullable String name,
      Map<String, String> attributes,
      @Nullable CustomerId mergedInto) {
    return new Customer(
        customer.id(),
        customer.version(),
        name,
        customer.identities(),
        attributes,
        mergedInto,
        customer.createdAt());
  }
}
