package dev.centrala.core.flow;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowFailure;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.FlowInterpreter;
import dev.centrala.core.flow.graph.HttpCall;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the requests of flows, outside of any transaction. A request is claimed for as long as it
 * may take; when the node that claimed it dies, it is made again, under the same idempotency key.
 */
public final class FlowEffects {
  private static final Logger LOG = LoggerFactory.getLogger(FlowEffects.class);
  private static final int SLACK_SECONDS = 10;

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final FlowRunStore runs;
  private final FlowWorlds worlds;
  private final FlowSecrets secrets;
  private final HttpCalls http;
  private final FlowRunner runner;
  private final TurnCarrier carrier;
  private final Executor later;
  private final InstantSource clock;

  public FlowEffects(
      Transactions transactions,
      InteractionStore interactions,
      FlowRunStore runs,
      FlowWorlds worlds,
      FlowSecrets secrets,
      HttpCalls http,
      FlowRunner runner,
      TurnCarrier carrier,
      Executor later,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.runs = runs;
    this.worlds = worlds;
    this.secrets = secrets;
    this.http = http;
    this.runner = runner;
    this.carrier = carrier;
    this.later = later;
    this.clock = clock;
  }

  /** What is to be made, or (without a call) why it cannot be. */
  private record Claimed(
      int step, @Nullable HttpCall call, Map<String, String> headers, String failure) {}

  /** Makes the request that the contact waits for, soon and on another thread. */
  public void soon(TenantId tenant, InteractionId contact) {
    later.execute(() -> {
      try {
        carryOut(tenant, contact);
      } catch (RuntimeException failed) {
        LOG.warn("the request of contact {} is left to the clock", contact, failed);
      }
    });
  }

  private void carryOut(TenantId tenant, InteractionId contact) {
    Optional<Claimed> claimed = transactions.inTenant(tenant, tx -> claim(tx, contact));
    if (claimed.isEmpty()) {
      return;
    }
    FlowInput result = make(tenant, contact, claimed.get());
    transactions.doInTenant(
        tenant,
        tx -> {
          Interaction now = interactions.lock(tx, contact).orElseThrow();
          if (now.disconnectedAt() == null) {
            carrier.carryOut(tx, runner.input(tx, now, claimed.get().step(), result));
          }
        });
  }

  private FlowInput make(TenantId tenant, InteractionId contact, Claimed claimed) {
    if (claimed.call() == null) {
      return new FlowInput.Failed(claimed.failure());
    }
    String key = contact + "-" + claimed.step();
    return switch (http.make(tenant, claimed.call(), claimed.headers(), key)) {
      case HttpCalls.Outcome.Failed failed -> new FlowInput.Failed(failed.code());
      case HttpCalls.Outcome.Answered answer -> {
        boolean good = answer.status() >= 200 && answer.status() < 300;
        yield new FlowInput.EffectDone(
            good ? null : "failed",
            Map.of("status", (long) answer.status(), "body", answer.body()));
      }
    };
  }

  private Optional<Claimed> claim(Tx tx, InteractionId contact) {
    Instant now = clock.instant();
    FlowRun run = runs.find(tx, contact).filter(found -> found.runsEffect()).orElse(null);
    Interaction interaction = interactions.find(tx, contact).orElse(null);
    if (run == null || interaction == null || !run.isDue(now)) {
      return Optional.empty();
    }
    int step = run.state().step();
    Claimed claimed = rendered(tx, interaction, run);
    HttpCall call = claimed.call();
    int longest =
        call == null ? 0 : (call.timeoutSeconds() + 2) * (call.retries() + 1) + SLACK_SECONDS;
    return runs.claim(tx, contact, step, now, now.plusSeconds(longest))
        ? Optional.of(claimed)
        : Optional.empty();
  }

  private Claimed rendered(Tx tx, Interaction contact, FlowRun run) {
    int step = run.state().step();
    try {
      HttpCall call =
          FlowInterpreter.effect(run.state(), worlds.of(tx, contact))
              .orElseThrow(() -> new FlowFailure("failed", "there is nothing to do"));
      Map<String, String> headers = new LinkedHashMap<>();
      for (HttpCall.Header header : call.headers()) {
        headers.put(header.name(), header.value() + secret(tx, header.secret()));
      }
      return new Claimed(step, call, headers, "");
    } catch (FlowFailure failure) {
      return new Claimed(step, null, Map.of(), failure.code());
    }
  }

  private String secret(Tx tx, @Nullable String name) {
    return name == null
        ? ""
        : secrets
            .open(tx, name)
            .orElseThrow(() -> new FlowFailure("noSecret", "there is no secret " + name));
  }
}
