package dev.centrala.core.flow;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerStore;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.Expressions;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowWorld;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What flows see of a tenant's world, within one transaction. */
public final class FlowWorlds {
  private final FlowStore flows;
  private final Hours hours;
  private final CustomerStore customers;
  private final Expressions expressions;
  private final InstantSource clock;

  public FlowWorlds(
      FlowStore flows,
      Hours hours,
      CustomerStore customers,
      Expressions expressions,
      InstantSource clock) {
    this.flows = flows;
    this.hours = hours;
    this.customers = customers;
    this.expressions = expressions;
    this.clock = clock;
  }

  Expressions expressions() {
    return expressions;
  }

  FlowWorld of(Tx tx, Interaction contact) {
    return new World(tx, null, contact.createdAt(), () -> facts(tx, contact), clock::instant);
  }

  private Map<String, Object> facts(Tx tx, Interaction contact) {
    return Map.of(
        "customer",
        customers.find(tx, contact.customer()).map(FlowWorlds::fact).orElse(Map.of()),
        "contact",
        Map.of(
            "id", contact.id().toString(),
            "channel", contact.channel().wireName(),
            "createdAt", contact.createdAt()));
  }

  /** The tenant's world around somebody who is not there. */
  FlowWorld imagined(Tx tx, FlowVersion flow, FlowSimulation.Guest guest) {
    Instant now = guest.at() == null ? clock.instant() : guest.at();
    Map<String, Object> contact = Map.of("id", "", "channel", guest.channel(), "createdAt", now);
    return new World(
        tx, flow, now, () -> Map.of("customer", guest.customer(), "contact", contact), () -> now);
  }

  /** A customer as expressions see one. */
  static Map<String, Object> fact(Customer customer) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("id", customer.id().toString());
    fact.put("name", customer.name() == null ? "" : customer.name());
    fact.put("phone", value(customer, Identity.Kind.PHONE));
    fact.put("mail", value(customer, Identity.Kind.MAIL));
    fact.put("attributes", customer.attributes());
    return fact;
  }

  private static String value(Customer customer, Identity.Kind kind) {
    return customer.identities().stream()
        .filter(identity -> identity.kind() == kind)
        .map(Identity::value)
        .findFirst()
        .orElse("");
  }

  /** Looks at the tenant as it is now; reads each thing once. */
  private final class World implements FlowWorld {
    private final Tx tx;
    private final Instant since;
    private final Supplier<Map<String, Object>> facts;
    private final InstantSource time;
    private final Map<String, FlowDefinition> read = new HashMap<>();
    private @Nullable Map<String, Object> known;

    World(
        Tx tx,
        @Nullable FlowVersion draft,
        Instant since,
        Supplier<Map<String, Object>> facts,
        InstantSource time) {
      this.tx = tx;
      this.since = since;
      this.facts = facts;
      this.time = time;
      if (draft != null) {
        read.put(draft.flow() + "/" + draft.version(), draft.definition());
      }
    }

    @Override
    public Instant now() {
      return time.instant();
    }

    @Override
    public Instant since() {
      return since;
    }

    @Override
    public Opening opening(HoursId which) {
      return hours.opening(tx, which, time.instant());
    }

    @Override
    public FlowDefinition definition(FlowId flow, int version) {
      return read.computeIfAbsent(
          flow + "/" + version,
          key ->
              flows
                  .version(tx, flow, version)
                  .orElseThrow(() -> new IllegalStateException("flow " + key + " is not there"))
                  .definition());
    }

    @Override
    public Optional<Integer> published(FlowId flow) {
      return flows.published(tx, flow).map(FlowVersion::version);
    }

    @Override
    public Map<String, Object> facts() {
      if (known == null) {
        known = facts.get();
      }
      return known;
    }

    @Override
    public Optional<Map<String, Object>> customer(String by, String value) {
      Identity identity = by.equals("mail") ? Identity.mail(value) : Identity.phone(value);
      return customers.byIdentity(tx, identity).map(FlowWorlds::fact);
    }

    @Override
    public Expressions expressions() {
      return expressions;
    }
  }
}
