package dev.centrala.core.tenant;

import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Reads and changes one kind of {@link SetUpItem}. A change names the version it was made from: a
 * stale one is refused. Every change is audited in its transaction; {@code kind} names the subject
 * there.
 */
public final class SetUpService<I extends Id, T extends SetUpItem<I>> {
  private final String kind;
  private final SetUpStore<I, T> store;
  private final SetUpRules<? super T> rules;
  private final Transactions transactions;
  private final AuditLog audit;
  private final InstantSource clock;

  public SetUpService(
      String kind,
      SetUpStore<I, T> store,
      SetUpRules<? super T> rules,
      Transactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.kind = kind;
    this.store = store;
    this.rules = rules;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  public T create(TenantId tenant, Actor actor, T item) {
    return transactions.inTenant(tenant, tx -> create(tx, actor, item));
  }

  /** As part of a larger transaction, such as the one that makes a tenant. */
  public T create(Tx tx, Actor actor, T item) {
    rules.check(tx, item);
    store.insert(tx, item);
    record(tx, actor, "created", item, List.of());
    tx.afterCommit(() -> rules.changed(tx.tenant(), item));
    return item;
  }

  public T get(TenantId tenant, I id) {
    return transactions.inTenant(tenant, tx -> get(tx, id));
  }

  public Page<T> list(TenantId tenant, PageRequest page) {
    return transactions.inTenant(tenant, tx -> store.list(tx, page));
  }

  /** The edit must answer with an item of the same id and the next version. */
  public T change(TenantId tenant, Actor actor, I id, long madeFrom, Edit<T> edit) {
    return transactions.inTenant(tenant, tx -> change(tx, actor, id, madeFrom, edit));
  }

  /** As part of a larger transaction. */
  public T change(Tx tx, Actor actor, I id, long madeFrom, Edit<T> edit) {
    T current = get(tx, id);
    if (current.version() != madeFrom) {
      throw stale();
    }
    T next = edit.change().apply(current);
    if (!next.id().equals(id) || next.version() != madeFrom + 1) {
      throw new IllegalStateException("an edit of " + kind + " changed more than it may");
    }
    rules.check(tx, next);
    if (!store.update(tx, next)) {
      throw stale();
    }
    record(tx, actor, "changed", next, edit.fields());
    tx.afterCommit(() -> rules.changed(tx.tenant(), current, next));
    return next;
  }

  public void delete(TenantId tenant, Actor actor, I id) {
    transactions.doInTenant(
        tenant,
        tx -> {
          T item = get(tx, id);
          if (!store.delete(tx, id)) {
            throw RefusedException.notFound(kind);
          }
          record(tx, actor, "removed", item, List.of());
          tx.afterCommit(() -> rules.removed(tenant, item));
        });
  }

  /** Refuses what the transaction's tenant does not have as not found. */
  public T get(Tx tx, I id) {
    return store.find(tx, id).orElseThrow(() -> RefusedException.notFound(kind));
  }

  private void record(Tx tx, Actor actor, String what, T item, List<String> fields) {
    Map<String, Object> detail =
        fields.isEmpty()
            ? Map.of("name", item.name())
            : Map.of("name", item.name(), "fields", fields);
    audit.append(
        tx,
        new AuditEntry(
            clock.instant(), actor, kind + "." + what, kind, item.id().toString(), detail));
  }

  private static RefusedException stale() {
    return new RefusedException(
        new Refusal.StaleVersion("It was changed in the meantime; read it again."));
  }
}
