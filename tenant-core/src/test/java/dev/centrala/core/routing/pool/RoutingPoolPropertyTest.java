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

  /**
   * To no more than its queue asks at once, to nobody twice; who accepts first has it, and then
   * nobody else is asked.
   */
  @Property(tries = 150)
  void aContactIsOfferedToAsManyAsMayBeAskedAndEveryOfferEndsOnce(@ForAll long seed) {
    Map<InteractionId, Map<OfferId, UserId>> open = new HashMap<>();
    Set<OfferId> ever = new HashSet<>();
    run(
        seed,
        (pool, reply) -> {
          for (PoolDecision decision : reply.decisions()) {
            switch (decision) {
              case PoolDecision.Offered o -> {
                Map<OfferId, UserId> others =
                    open.computeIfAbsent(o.contact(), c -> new HashMap<>());
                assertThat(others.isEmpty() || o.shared()).isTrue();
                assertThat(others.values()).doesNotContain(o.agent());
                others.put(o.offer(), o.agent());
                assertThat(ever.add(o.offer())).isTrue();
              }
              case PoolDecision.OfferEnded o ->
                  assertThat(open.get(o.contact()).remove(o.offer())).isEqualTo(o.agent());
              case PoolDecision.Assigned a -> {
                Map<OfferId, UserId> others = open.getOrDefault(a.contact(), new HashMap<>());
                if (a.offer() != null) {
                  assertThat(others.remove(a.offer())).isEqualTo(a.agent());
                }
                assertThat(others).isEmpty();
              }
              default -> assertThat(decision).isNotNull();
            }
          }
          PoolImage image = pool.toImage();
          for (PoolImage.ContactImage contact : image.contacts()) {
            Map<OfferId, UserId> asked = new HashMap<>();
            contact.asked().forEach(a -> asked.put(a.epoch().offerId(), a.agent()));
            assertThat(asked).isEqualTo(open.getOrDefault(contact.id(), Map.of()));
            assertThat(asked.size())
                .isLessThanOrEqualTo(contact.shared() ? atOnce(image, contact.queue()) : 1);
          }
        });
  }

  private static int atOnce(PoolImage image, QueueId queue) {
    return image.queues().stream()
        .filter(q -> q.rules().id().equals(queue))
        .mapToInt(q -> q.rules().serving().atOnce())
        .findFirst()
        .orElseThrow();
  }

  /** An offer withdrawn because another agent was quicker is no missed offer. */
  @Property(tries = 60)
  void onlyWhoLetsAnOfferPassMissesIt(@ForAll long seed) {
    Map<UserId, Integer> before = new HashMap<>();
    run(
        seed,
        (pool, reply) -> {
          Map<UserId, Integer> timedOut = new HashMap<>();
          Set<UserId> notReached = new HashSet<>();
          for (PoolDecision decision : reply.decisions()) {
            if (decision instanceof PoolDecision.OfferEnded e
                && e.outcome() == PoolDecision.OfferOutcome.TIMED_OUT) {
              timedOut.merge(e.agent(), 1, Integer::sum);
            }
            // What they had missed before they accepted it counts again.
            if (decision instanceof PoolDecision.Requeued r
                && r.reason() == PoolDecision.RequeueReason.NOT_REACHED) {
              notReached.add(r.agent());
            }
          }
          for (PoolImage.AgentImage agent : pool.toImage().agents()) {
            UserId id = agent.profile().id();
            int more = agent.missed() - before.getOrDefault(id, 0);
            assertThat(notReached.contains(id) || more <= timedOut.getOrDefault(id, 0)).isTrue();
            before.put(id, agent.missed());
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

  /** Whatever the queue's order: first come, most important, first due, or last come. */
  @Property(tries = 150)
  void nobodyIsOfferedBeforeWhoseTurnCameEarlierInTheSameQueueForTheSame(@ForAll long seed) {
    run(
        seed,
        (pool, reply) -> {
          RankOracle oracle = new RankOracle(pool.toImage());
          for (PoolDecision decision : reply.decisions()) {
            if (decision instanceof PoolDecision.Offered offered
                && offered.explanation().heldFor() == null
                && stillOffered(pool, offered)) {
              assertThat(oracle.outOfTurn(offered))
                  .filteredOn(c -> !isToldOf(reply, c.id()))
                  .isEmpty();
            }
          }
        });
  }

  private static boolean stillOffered(RoutingPool pool, PoolDecision.Offered offered) {
    return pool.toImage().contacts().stream()
        .filter(c -> c.id().equals(offered.contact()))
        .flatMap(c -> c.asked().stream())
        .anyMatch(a -> a.agent().equals(offered.agent()));
  }

  /** What came back, moved or changed meanwhile may not have waited when the offer was made. */
  private static boolean isToldOf(PoolReply reply, InteractionId contact) {
    return reply.decisions().stream().anyMatch(each -> contact.equals(each.contact()));
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
    Map<Taken, Held> held = new HashMap<>();
    runWith(
        seed,
        (pool, step, reply) -> {
          for (PoolDecision decision : reply.decisions()) {
            switch (decision) {
              case PoolDecision.Assigned a -> {
                held.remove(new Taken(a.contact(), a.agent()));
                if (a.offer() == null) {
                  assertThat(a.take().fits(load(held, a.agent()))).isTrue();
                }
                held.put(new Taken(a.contact(), a.agent()), new Held(a.take().medium(), a.cost()));
              }
              case PoolDecision.Offered o -> {
                assertThat(o.take().fits(load(held, o.agent()))).isTrue();
                assertThat(o.take().overCapacity()).isFalse();
                held.put(new Taken(o.contact(), o.agent()), new Held(o.take().medium(), o.cost()));
              }
              case PoolDecision.OfferEnded e -> held.remove(new Taken(e.contact(), e.agent()));
              case PoolDecision.Requeued r -> held.remove(new Taken(r.contact(), r.agent()));
              case PoolDecision.Parked p -> held.remove(new Taken(p.contact(), p.agent()));
              case PoolDecision.Left l when l.agent() != null ->
                  held.remove(new Taken(l.contact(), l.agent()));
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

  /** The places of all who wait, found in one walk, are those that each is told alone. */
  @Property(tries = 30)
  void theLineAndThoseInItAreToldTheSamePlaces(@ForAll long seed) {
    runWith(
        seed,
        (pool, step, reply) -> {
          PoolAnswer.WaitingLine line =
              (PoolAnswer.WaitingLine) pool.ask(new PoolQuery.Waiting(50), reply.atMillis());
          for (PoolAnswer.WaitingContact each : line.contacts()) {
            PoolAnswer.Place alone =
                (PoolAnswer.Place)
                    pool.ask(new PoolQuery.WhereIs(each.contact()), reply.atMillis());
            assertThat(each.position()).isEqualTo(alone.position());
            assertThat(each.estimateSeconds()).isEqualTo(alone.estimateSeconds());
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

  private record Taken(InteractionId contact, UserId agent) {}

  private record Held(Medium medium, int cost) {}

  private static Load load(Map<Taken, Held> held, UserId agent) {
    Load load = Load.NONE;
    for (Map.Entry<Taken, Held> one : held.entrySet()) {
      if (one.getKey().agent().equals(agent)) {
        load = load.plus(one.getValue().medium(), one.getValue().cost());
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
              case PoolDecision.Assigned a -> {
                UserId before = holders.put(a.contact(), a.agent());
                assertThat(before == null || (a.resumed() && before.equals(a.agent()))).isTrue();
              }
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
