package dev.centrala.core.routing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every history of a pool, however careless its callers. */
class RoutingPoolPropertyTest {
  private static final int STEPS = 400;

  private record Step(PoolCommand command, long now) {}

  /**
   * The pool's audit covers: loads, counts, deadlines, no pair that fits left apart after any
   * command.
   */
  @Property(tries = 150)
  void itsBooksAgreeAndNobodyIsLeftIdle(@ForAll long seed) {
    run(
        seed,
        (pool, reply) -> {
          assertThat(pool.contradictions()).isEmpty();
          PoolAnswer.LiveNumbers live =
              (PoolAnswer.LiveNumbers) pool.ask(new PoolQuery.Live(), reply.atMillis());
          assertThat(
                  reply.nextDeadlineMillis() == 0 || reply.nextDeadlineMillis() > reply.atMillis())
              .isTrue();
        });
  }

  @Property(tries = 100)
  void aContactIsOfferedToOneAgentAtATimeAndEveryOfferEndsOnce(@ForAll long seed) {
    Map<InteractionId, OfferId> open = new HashMap<>();
    Set<OfferId> ever = new HashSet<>();
    run(
        seed,
        (pool, reply) -> {
          for (PoolDecision decision : reply.decisions()) {
            switch (decision) {
              case PoolDecision.Offered o -> {
                assertThat(open.put(o.contact(), o.offer())).isNull();
                assertThat(ever.add(o.offer())).isTrue();
              }
              case PoolDecision.OfferEnded o ->
                  assertThat(open.remove(o.contact())).isEqualTo(o.offer());
              case PoolDecision.Assigned a -> {
                if (a.offer() != null) {
                  assertThat(open.remove(a.contact())).isEqualTo(a.offer());
                }
              }
              default -> assertThat(decision).isNotNull();
            }
          }
        });
  }

  @Property(tries = 60)
  void nobodyTakesWorkWhileWorkOfALowerRankNumberWaitsForThem(@ForAll long seed) {
    run(
        seed,
        (pool, reply) -> {
          if (reply.decisions().stream().anyMatch(PoolDecision.Offered.class::isInstance)) {
            RankOracle oracle = new RankOracle(pool.toImage());
            for (PoolDecision decision : reply.decisions()) {
              // What is held for an agent comes first whatever the rank.
              if (decision instanceof PoolDecision.Offered offered
                  && offered.explanation().heldFor() == null) {
                // Who had their offer, and lost it to a call that may interrupt, was not passed.
                assertThat(oracle.passedOver(offered))
                    .filteredOn(c -> !wasOffered(reply, c.id(), offered.agent()))
                    .isEmpty();
              }
            }
          }
        });
  }

  /** Histories in which a call that is assigned directly takes back what was on offer. */
  @Example
  void norWhenAnOfferIsWithdrawnMeanwhile() {
    for (long seed : new long[] {37, -100_859, 7_734_106}) {
      nobodyTakesWorkWhileWorkOfALowerRankNumberWaitsForThem(seed);
    }
  }

  /** Only an explicit push gives an agent what the rule of capacity does not allow. */
  @Property(tries = 100)
  void nobodyIsGivenMoreThanTheyMayHave(@ForAll long seed) {
    Map<InteractionId, Held> held = new HashMap<>();
    runWith(
        seed,
        (pool, step, reply) -> {
          for (PoolDecision decision : reply.decisions()) {
            switch (decision) {
              case PoolDecision.Assigned a -> {
                held.remove(a.contact());
                if (a.offer() == null) {
                  assertThat(a.take().fits(load(held, a.agent()))).isTrue();
                }
                held.put(a.contact(), new Held(a.agent(), a.take().medium(), a.cost()));
              }
              case PoolDecision.Offered o -> {
                assertThat(o.take().fits(load(held, o.agent()))).isTrue();
                assertThat(o.take().overCapacity()).isFalse();
                held.put(o.contact(), new Held(o.agent(), o.take().medium(), o.cost()));
              }
              case PoolDecision.OfferEnded e -> held.remove(e.contact());
              case PoolDecision.Requeued r -> held.remove(r.contact());
              case PoolDecision.Parked p -> held.remove(p.contact());
              case PoolDecision.Left l -> held.remove(l.contact());
              default -> assertThat(decision).isNotNull();
            }
          }
          PoolAnswer.LiveNumbers live =
              (PoolAnswer.LiveNumbers) pool.ask(new PoolQuery.Live(), reply.atMillis());
          for (PoolAnswer.AgentNumbers a : live.agents()) {
            assertThat(a.used()).isEqualTo(load(held, a.agent()).used());
          }
        });
  }

  /** Overflows run in no circle, and who is turned away is neither on offer nor in the pool. */
  @Property(tries = 100)
  void limitsEndWhatTheyAreFor(@ForAll long seed) {
    Map<InteractionId, Set<QueueId>> left = new HashMap<>();
    Set<InteractionId> offered = new HashSet<>();
    runWith(
        seed,
        (pool, step, reply) -> {
          for (PoolDecision decision : reply.decisions()) {
            switch (decision) {
              case PoolDecision.Moved m when m.reason() == PoolDecision.MoveReason.REQUESTED ->
                  left.remove(m.contact());
              case PoolDecision.Moved m -> {
                Set<QueueId> before = left.computeIfAbsent(m.contact(), c -> new HashSet<>());
                assertThat(before.add(m.from())).isTrue();
                assertThat(before).doesNotContain(m.to());
              }
              case PoolDecision.Offered o -> offered.add(o.contact());
              case PoolDecision.OfferEnded o -> offered.remove(o.contact());
              case PoolDecision.Assigned a -> offered.remove(a.contact());
              case PoolDecision.Left l -> left.remove(l.contact());
              case PoolDecision.TurnedAway t -> {
                left.remove(t.contact());
                assertThat(offered).doesNotContain(t.contact());
                PoolAnswer.Place place =
                    (PoolAnswer.Place)
                        pool.ask(new PoolQuery.WhereIs(t.contact()), reply.atMillis());
                assertThat(place.state() == null || comesAnew(step.command(), t.contact()))
                    .isTrue();
              }
              default -> assertThat(decision).isNotNull();
            }
          }
        });
  }

  /** What is due happens first: a contact may be turned away and come again by one command. */
  private static boolean comesAnew(PoolCommand command, InteractionId contact) {
    return switch (command) {
      case PoolCommand.Enqueue c -> c.contact().equals(contact);
      case PoolCommand.Restore c -> c.fact().contact().equals(contact);
      default -> false;
    };
  }

  private record Held(UserId agent, Medium medium, int cost) {}

  private static Load load(Map<InteractionId, Held> held, UserId agent) {
    Load load = Load.NONE;
    for (Held one : held.values()) {
      if (one.agent().equals(agent)) {
        load = load.plus(one.medium(), one.cost());
      }
    }
    return load;
  }

  /**
   * Books kept from the decisions alone agree with the pool: callers can rely on what they are
   * told.
   */
  @Property(tries = 100)
  void decisionsTellTheWholeStory(@ForAll long seed) {
    Map<InteractionId, UserId> holders = new HashMap<>();
    run(
        seed,
        (pool, reply) -> {
          for (PoolDecision decision : reply.decisions()) {
            switch (decision) {
              case PoolDecision.Assigned a -> holders.put(a.contact(), a.agent());
              case PoolDecision.Requeued r ->
                  assertThat(holders.remove(r.contact())).isEqualTo(r.agent());
              case PoolDecision.Left l ->
                  assertThat(holders.remove(l.contact())).isEqualTo(l.agent());
              default -> assertThat(decision).isNotNull();
            }
          }
          PoolAnswer.Holdings held =
              (PoolAnswer.Holdings) pool.ask(new PoolQuery.Held(), reply.atMillis());
          Map<InteractionId, UserId> inPool = new HashMap<>();
          for (PoolAnswer.Holding holding : held.contacts()) {
            boolean has =
                holding.state() != ContactState.WAITING && holding.state() != ContactState.OFFERED;
            if (has && holding.agent() != null) {
              inPool.put(holding.contact(), holding.agent());
            }
          }
          assertThat(inPool).isEqualTo(holders);
        });
  }

  @Property(tries = 60)
  void replayGivesTheSameDecisionsAndExplanations(@ForAll long seed) {
    List<PoolReply> replies = new ArrayList<>();
    List<Step> steps = run(seed, (pool, reply) -> replies.add(reply));
    RoutingPool again = RoutingPool.empty(1, PoolRules.DEFAULT);
    for (int i = 0; i < steps.size(); i++) {
      PoolReply reply = again.apply(steps.get(i).command(), steps.get(i).now());
      assertThat(reply).isEqualTo(replies.get(i));
      assertThat(texts(reply)).isEqualTo(texts(replies.get(i)));
    }
  }

  @Property(tries = 60)
  void aCopyFromTheImageGoesOnAlike(@ForAll long seed) {
    RoutingPool[] copy = {RoutingPool.empty(1, PoolRules.DEFAULT)};
    Random random = new Random(seed);
    runWith(
        seed,
        (pool, step, reply) -> {
          assertThat(copy[0].apply(step.command(), step.now())).isEqualTo(reply);
          if (random.nextInt(10) == 0) {
            copy[0] = RoutingPool.fromImage(pool.toImage());
            assertThat(copy[0].toImage()).isEqualTo(pool.toImage());
            assertThat(copy[0].contradictions()).isEmpty();
          }
        });
  }

  @Property(tries = 60)
  void everyContactLeaves(@ForAll long seed) {
    RoutingPool pool = RoutingPool.empty(1, PoolRules.DEFAULT);
    List<Step> steps = new ArrayList<>();
    drive(pool, seed, (p, step, reply) -> steps.add(step));
    long now = steps.getLast().now();
    PoolAnswer.Holdings held = (PoolAnswer.Holdings) pool.ask(new PoolQuery.Held(), now);
    for (PoolAnswer.Holding holding : held.contacts()) {
      pool.apply(new PoolCommand.End(holding.contact(), PoolCommand.EndReason.COMPLETED), now);
      pool.apply(new PoolCommand.CompleteWrapUp(holding.contact()), now);
    }
    pool.apply(new PoolCommand.Tick(), now + 60_000);
    assertThat(((PoolAnswer.Holdings) pool.ask(new PoolQuery.Held(), now)).contacts()).isEmpty();
    PoolAnswer.LiveNumbers live = (PoolAnswer.LiveNumbers) pool.ask(new PoolQuery.Live(), now);
    assertThat(live.agents()).allSatisfy(a -> assertThat(a.used()).isZero());
  }

  private static boolean wasOffered(PoolReply reply, InteractionId contact, UserId agent) {
    return reply.decisions().stream()
        .anyMatch(decision ->
            decision instanceof PoolDecision.Offered offered
                && offered.contact().equals(contact)
                && offered.agent().equals(agent));
  }

  private static List<String> texts(PoolReply reply) {
    List<String> texts = new ArrayList<>();
    for (PoolDecision decision : reply.decisions()) {
      switch (decision) {
        case PoolDecision.Offered o -> texts.add(o.explanation().text());
        case PoolDecision.Assigned a -> texts.add(a.explanation().text());
        case PoolDecision.KeptWaiting k -> texts.add(k.explanation().text());
        default -> texts.add(decision.toString());
      }
    }
    return texts;
  }

  private interface Check {
    void after(RoutingPool pool, PoolReply reply);
  }

  private interface StepCheck {
    void after(RoutingPool pool, Step step, PoolReply reply);
  }

  private static List<Step> run(long seed, Check check) {
    return runWith(seed, (pool, step, reply) -> check.after(pool, reply));
  }

  private static List<Step> runWith(long seed, StepCheck check) {
    return drive(RoutingPool.empty(1, PoolRules.DEFAULT), seed, check);
  }

  private static List<Step> drive(RoutingPool pool, long seed, StepCheck check) {
    RandomPoolCommands commands = new RandomPoolCommands(seed);
    Random clock = new Random(~seed);
    List<Step> steps = new ArrayList<>();
    long now = PoolScenario.START;
    for (int i = 0; i < STEPS; i++) {
      now += clock.nextInt(4) == 0 ? clock.nextInt(15_000) : clock.nextInt(500);
      PoolCommand command = i < 3 ? commands.queue(i) : commands.next(now);
      Step step = new Step(command, now);
      PoolReply reply = pool.apply(command, now);
      commands.saw(reply);
      steps.add(step);
      check.after(pool, step, reply);
    }
    return steps;
  }
}
