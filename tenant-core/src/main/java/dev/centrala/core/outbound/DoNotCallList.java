package dev.centrala.core.outbound;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Names;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers that a business must not call, whoever wants to. Each change is audited. */
public final class DoNotCallList {
  private static final int LONGEST_REASON = 200;
  private static final int MOST_AT_ONCE = 50_000;
  private static final int MOST_FAULTS = 100;
  private static final String NOWHERE = "ZZ";

  private final Transactions transactions;
  private final DoNotCallStore store;
  private final OwnNumbers own;
  private final PhoneNumbers numbers;
  private final AuditTrail audit;
  private final InstantSource clock;

  public DoNotCallList(
      Transactions transactions,
      DoNotCallStore store,
      OwnNumbers own,
      PhoneNumbers numbers,
      AuditTrail audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.own = own;
    this.numbers = numbers;
    this.audit = audit;
    this.clock = clock;
  }

  /** A line that holds no number. */
  public record Fault(int line, String text) {}

  /** What came of an import; of the faults only the first hundred are told. */
  public record Imported(int added, int known, int refused, List<Fault> faults) {
    public Imported {
      faults = List.copyOf(faults);
    }
  }

  public Page<DoNotCallStore.Entry> list(
      TenantId tenant, @Nullable String search, PageRequest page) {
    return transactions.inTenant(tenant, tx -> store.list(tx, search, page));
  }

  /** Answers the number as it is kept. */
  public String add(TenantId tenant, Actor by, String text, @Nullable String reason) {
    return transactions.inTenant(
        tenant,
        tx -> {
          String number =
              read(tx, text)
                  .orElseThrow(() -> RefusedException.invalid("/number", "is no telephone number"));
          if (reason != null) {
            Names.check("/reason", reason, LONGEST_REASON);
          }
          if (store.add(tx, Set.of(number), reason, clock.instant()) == 1) {
            audited(tx, by, "doNotCall.added", Map.of("numbers", 1));
          }
          return number;
        });
  }

  public void remove(TenantId tenant, Actor by, String number) {
    transactions.doInTenant(
        tenant,
        tx -> {
          if (!store.remove(tx, number)) {
            throw RefusedException.notFound("number");
          }
          audited(tx, by, "doNotCall.removed", Map.of("numbers", 1));
        });
  }

  /**
   * Adds the first column of each line, separated by comma, semicolon or tab; a first line without
   * a digit is a heading.
   */
  public Imported add(TenantId tenant, Actor by, String lines) {
    List<String> rows = lines.lines().toList();
    if (rows.size() > MOST_AT_ONCE) {
      throw RefusedException.invalid("/text", "at most " + MOST_AT_ONCE + " lines at once");
    }
    return transactions.inTenant(tenant, tx -> add(tx, by, rows));
  }

  private Imported add(Tx tx, Actor by, List<String> rows) {
    Set<String> found = new LinkedHashSet<>();
    List<Fault> faults = new ArrayList<>();
    int refused = 0;
    int read = 0;
    String home = home(tx);
    for (int i = 0; i < rows.size(); i++) {
      String cell = rows.get(i).split("[,;\t]", 2)[0].replace("\"", "").strip();
      boolean heading = i == 0 && cell.chars().noneMatch(Character::isDigit);
      if (cell.isEmpty() || heading) {
        continue;
      }
      Optional<PhoneFacts> facts = numbers.read(cell, home);
      if (facts.isPresent()) {
        read++;
        found.add(facts.get().number());
      } else {
        refused++;
        if (faults.size() < MOST_FAULTS) {
          faults.add(new Fault(i + 1, cell.substring(0, Math.min(40, cell.length()))));
        }
      }
    }
    int added = store.add(tx, found, null, clock.instant());
    if (added > 0) {
      audited(tx, by, "doNotCall.added", Map.of("numbers", added));
    }
    return new Imported(added, read - added, refused, faults);
  }

  /** A number as people write it at home, as it is kept. */
  Optional<String> read(Tx tx, String text) {
    return numbers.read(text, home(tx)).map(PhoneFacts::number);
  }

  private String home(Tx tx) {
    return own.list(tx).stream()
        .flatMap(each -> numbers.facts(each.number()).stream())
        .map(PhoneFacts::region)
        .findFirst()
        .orElse(NOWHERE);
  }

  private void audited(Tx tx, Actor by, String action, Map<String, Object> detail) {
    audit.write(tx, by, action, "doNotCall", tx.tenant().toString(), detail);
  }
}
