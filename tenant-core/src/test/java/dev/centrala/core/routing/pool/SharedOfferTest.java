package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.Assigned;
import dev.centrala.core.routing.pool.PoolDecision.OfferEnded;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.routing.pool.PoolDecision.PresenceChanged;
import dev.centrala.core.routing.pool.PoolDecision.Requeued;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A contact that is offered to several agents at once; the first to accept has it. */
class SharedOfferTest {
  private static final QueueRules RULES = QueueRules.named(SUPPORT, "Support");

  private final PoolScenario pool = ringingAt(2);

  private static PoolScenario ringingAt(int most) {
    return PoolScenario.withQueue(RULES.with(Serving.USUAL.atOnce(most))).withoutInterruptions();
  }

  private List<UserId> asked() {
    return pool.now(Offered.class).stream().map(Offered::agent).toList();
  }

  private Offered offerTo(int number) {
    return pool.all.stream()
        .filter(Offered.class::isInstance)
        .map(Offered.class::cast)
        .filter(o -> o.agent().equals(agent(number)))
        .toList()
        .getLast();
  }

  private PoolReply accept(int number) {
    return pool.tell(new PoolCommand.Accept(offerTo(number).offer(), agent(number)));
  }

  private PoolReply reject(int number) {
    return pool.tell(new PoolCommand.Reject(offerTo(number).offer(), agent(number)));
  }

  private List<String> ended() {
    return pool.now(OfferEnded.class).stream()
        .map(e -> e.agent().value().getLeastSignificantBits() + " " + e.outcome().wireName())
        .toList();
  }

  @Test
  void asManyAreAskedAsTheQueueSaysInItsOrderAndTheRestOfThemIsReserved() {
    pool.available(1).available(2).available(3);
    pool.enqueue(1, Channel.VOICE);
    assertThat(asked()).containsExactly(agent(1), agent(2));
    assertThat(pool.now(Offered.class)).allMatch(Offered::shared);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
    assertThat(pool.agentNumbers(2).used()).isEqualTo(100);
    assertThat(pool.agentNumbers(3).used()).isZero();
    pool.enqueue(2, Channel.VOICE);
    assertThat(asked()).containsExactly(agent(3));
  }

  @Test
  void theFirstToAcceptHasItAndTheOthersAreFreeForWhatWaits() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    pool.enqueue(2, Channel.VOICE);
    accept(2);
    assertThat(ended()).containsExactly("1 withdrawn");
    Assigned assigned = pool.now(Assigned.class).getFirst();
    assertThat(assigned.agent()).isEqualTo(agent(2));
    assertThat(assigned.offer()).isEqualTo(offerTo(2).offer());
    assertThat(assigned.epoch().counter()).isGreaterThan(2);
    assertThat(asked()).containsExactly(agent(1));
    assertThat(pool.offer().contact()).isEqualTo(contact(2));
    pool.confirm();
    PoolReply late = pool.tell(new PoolCommand.Accept(firstOfferTo(1).offer(), agent(1)));
    assertThat(late.result())
        .isInstanceOfSatisfying(
            PoolResult.Refused.class,
            r -> assertThat(r.why()).isEqualTo(PoolResult.Why.OFFER_GONE));
    assertThat(pool.agentNumbers(2).assigned()).isEqualTo(1);
  }

  private Offered firstOfferTo(int number) {
    return (Offered)
        pool.all.stream()
            .filter(d -> d instanceof Offered o && o.agent().equals(agent(number)))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void whoLosesHasMissedNothing() {
    pool.available(1).available(2);
    for (int i = 1; i < 4; i++) {
      pool.enqueue(i, Channel.VOICE);
      accept(2);
      pool.confirm();
      pool.end(i);
      pool.completeWrapUp(i);
      pool.now += 1000;
    }
    assertThat(pool.all)
        .noneMatch(d -> d instanceof PresenceChanged p && p.presence() == Presence.AWAY);
    assertThat(pool.agentNumbers(1).presence()).isEqualTo(Presence.AVAILABLE);
    assertThat(pool.agentNumbers(1).handledToday()).isZero();
  }

  @Test
  void whenOneDeclinesTheNextIsAskedUntilNobodyIsLeft() {
    pool.available(1).available(2).available(3);
    pool.enqueue(1, Channel.VOICE, 0, pool.now - 90_000);
    reject(1);
    assertThat(ended()).containsExactly("1 rejected");
    assertThat(asked()).containsExactly(agent(3));
    reject(3);
    assertThat(asked()).isEmpty();
    assertThat(pool.agentNumbers(2).used()).isEqualTo(100);
    reject(2);
    assertThat(ended()).containsExactly("2 rejected");
    assertThat(pool.pool.toImage().contacts().getFirst().state()).isEqualTo(ContactState.WAITING);
    pool.tickAfter(30);
    assertThat(asked()).hasSize(2);
  }

  @Test
  void whoLetsItPassIsSetAwayEachForThemselvesAndThePlaceIsKept() {
    pool.available(1).available(2);
    long enqueuedAt = pool.now - 90_000;
    pool.enqueue(1, Channel.VOICE, 0, enqueuedAt);
    pool.tickAfter(20);
    assertThat(ended()).containsExactly("1 timedOut", "2 timedOut");
    assertThat(pool.now(PresenceChanged.class))
        .extracting(PresenceChanged::presence)
        .containsExactly(Presence.AWAY, Presence.AWAY);
    pool.available(3);
    assertThat(pool.offer().agent()).isEqualTo(agent(3));
    assertThat(pool.offer().enqueuedAtMillis()).isEqualTo(enqueuedAt);
  }

  @Test
  void whoBecomesFreeIsAskedToo() {
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    assertThat(asked()).containsExactly(agent(1));
    pool.available(2);
    assertThat(offerTo(2).contact()).isEqualTo(contact(1));
    pool.available(3);
    assertThat(pool.agentNumbers(3).used()).isZero();
    pool.presence(1, Presence.AWAY);
    assertThat(ended()).containsExactly("1 withdrawn");
    assertThat(asked()).containsExactly(agent(3));
  }

  @Test
  void widerRequirementsBringInMoreWhileItRings() {
    PoolScenario german =
        PoolScenario.withQueue(
            PoolScenario.support(
                    List.of(PoolScenario.german(5)),
                    List.of(new Relaxation(10, List.of())),
                    Selection.LONGEST_IDLE)
                .with(Serving.USUAL.atOnce(3)));
    german.available(1, new AgentSkill(PoolScenario.GERMAN, 7)).available(2);
    german.enqueue(1, Channel.CHAT);
    assertThat(german.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
    german.tickAfter(10);
    assertThat(german.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(2));
    assertThat(german.now(PoolDecision.KeptWaiting.class)).isEmpty();
  }

  @Test
  void whatIsHeldForAnAgentRingsNowhereElse() {
    pool.available(1).available(2).available(3);
    pool.tell(
        new PoolCommand.Enqueue(
            contact(1), SUPPORT, Channel.VOICE, 0, pool.now, new Hold(agent(2), 60)));
    assertThat(asked()).containsExactly(agent(2));
    assertThat(pool.offer().shared()).isFalse();
    reject(2);
    assertThat(asked()).containsExactly(agent(1), agent(3));
  }

  @Test
  void aQueueThatAsksFewerTakesBackTheLastAndOneThatAsksMoreGoesOn() {
    pool.available(1).available(2).available(3);
    pool.enqueue(1, Channel.VOICE);
    pool.tell(new PoolCommand.PutQueue(RULES.with(Serving.USUAL.atOnce(3))));
    assertThat(asked()).containsExactly(agent(3));
    pool.tell(new PoolCommand.PutQueue(RULES));
    assertThat(ended()).containsExactly("3 withdrawn", "2 withdrawn");
    accept(1);
    assertThat(pool.now(Assigned.class)).hasSize(1);
  }

  @Test
  void whoStepsInTakesItFromAllAndTheCustomerMayLeave() {
    pool.available(1).available(2).available(3);
    pool.enqueue(1, Channel.VOICE);
    pool.tell(new PoolCommand.Pick(contact(1), agent(2)));
    assertThat(ended()).containsExactly("1 withdrawn", "2 withdrawn");
    assertThat(pool.now(Assigned.class)).extracting(Assigned::agent).containsExactly(agent(2));
    pool.confirm();
    pool.enqueue(2, Channel.VOICE);
    pool.tell(new PoolCommand.End(contact(2), PoolCommand.EndReason.ABANDONED));
    assertThat(ended()).containsExactlyInAnyOrder("1 withdrawn", "3 withdrawn");
    assertThat(pool.now(PoolDecision.Left.class)).hasSize(1);
    assertThat(pool.agentNumbers(1).used()).isZero();
    assertThat(pool.agentNumbers(3).used()).isZero();
  }

  @Test
  void theExplanationSaysHowManyAreAskedAndWhoTheyAre() {
    PoolScenario three = ringingAt(3);
    three.available(1).available(2).available(3).available(4);
    three.enqueue(1, Channel.VOICE);
    List<Offered> offers = three.now(Offered.class);
    assertThat(offers.getFirst().explanation().text())
        .startsWith("Offered to Agent 1 from Support, up to 3 at once: of 4 agents");
    assertThat(offers.get(2).explanation().text())
        .isEqualTo(
            "Offered to Agent 3 from Support, up to 3 at once, beside Agent 1 and Agent 2: of 2"
                + " agents who fit and are free, idle longest (2 s). Not chosen: Agent 4 ranked"
                + " below.");
    three.tell(new PoolCommand.Accept(offers.get(1).offer(), agent(2)));
    assertThat(three.last(Assigned.class).explanation().text())
        .isEqualTo(
            "Agent 2 accepted the offer from Support first, before Agent 1 and Agent 3, asked at"
                + " the same time.");
  }

  @Test
  void whatTheDatabaseRefusesIsOfferedAnew() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    pool.tell(new PoolCommand.Disavow(contact(1), offerTo(1).epoch()));
    assertThat(ended()).containsExactly("1 withdrawn");
    assertThat(pool.agentNumbers(2).used()).isEqualTo(100);
    accept(2);
    Assigned grant = pool.last(Assigned.class);
    pool.tell(new PoolCommand.Disavow(contact(1), offerTo(2).epoch()));
    assertThat(pool.last.result()).isEqualTo(PoolResult.UNCHANGED);
    pool.tell(new PoolCommand.Disavow(contact(1), grant.epoch()));
    assertThat(pool.now(Requeued.class)).hasSize(1);
    pool.tickAfter(30);
    assertThat(asked()).containsExactlyInAnyOrder(agent(1), agent(2));
  }

  /** Else those who are asked by turns would keep it for ever. */
  @Test
  void onceItMayWaitNoLongerNobodyElseIsAsked() {
    PoolScenario limited =
        PoolScenario.withQueue(
            RULES.with(Serving.USUAL.atOnce(2)).with(Limits.NONE.waitSeconds(30)));
    limited.available(1);
    limited.enqueue(1, Channel.VOICE);
    limited.tickAfter(15);
    limited.available(2);
    assertThat(limited.offer().agent()).isEqualTo(agent(2));
    limited.tickAfter(13);
    limited.available(3);
    assertThat(limited.agentNumbers(1).presence()).isEqualTo(Presence.AWAY);
    assertThat(limited.offer().agent()).isEqualTo(agent(3));
    limited.tickAfter(8);
    assertThat(limited.now(OfferEnded.class)).hasSize(1);
    limited.available(4);
    assertThat(limited.offer().agent()).isEqualTo(agent(3));
    limited.tickAfter(20);
    assertThat(limited.now(PoolDecision.TurnedAway.class)).hasSize(1);
    assertThat(limited.pool.toImage().contacts()).isEmpty();
  }

  @Test
  void aPictureOfAPoolThatAskedOneAtATimeNamesThatAgentAsBefore() {
    PoolImage.ContactImage old =
        new PoolImage.ContactImage(
            contact(1),
            SUPPORT,
            Channel.VOICE,
            0,
            1,
            ContactState.OFFERED,
            new Epoch(7, 1),
            agent(1),
            100,
            false,
            9000,
            null,
            List.of(),
            List.of(),
            Stage.FIRST,
            Needs.NONE,
            0,
            false,
            1,
            0,
            List.of(),
            false,
            false,
            0,
            null,
            false,
            false);
    assertThat(old.agent()).isNull();
    assertThat(old.asked())
        .containsExactly(new PoolImage.AskedImage(agent(1), new Epoch(7, 1), 100, 9000));
  }

  private ContactFact fact(Epoch epoch, OpenOffer... offers) {
    return new ContactFact(
        contact(1),
        SUPPORT,
        Channel.VOICE,
        0,
        pool.now - 5000,
        ContactState.OFFERED,
        null,
        epoch,
        0,
        0,
        Needs.NONE,
        0,
        List.of(),
        0,
        false,
        List.of(offers));
  }

  private static OpenOffer open(Offered offered) {
    return new OpenOffer(offered.agent(), offered.epoch(), offered.expiresAtMillis());
  }

  @Test
  void aRebuiltPoolRingsOnWhereTheDatabaseStands() {
    OpenOffer first = new OpenOffer(agent(1), new Epoch(3, 8), PoolScenario.START + 9000);
    OpenOffer second = new OpenOffer(agent(2), new Epoch(3, 9), PoolScenario.START + 9000);
    OpenOffer tooMany = new OpenOffer(agent(3), new Epoch(3, 7), PoolScenario.START + 9000);
    List<AgentFact> agents = List.of(available(1), available(2), available(3));
    pool.pool =
        RoutingPool.rebuilt(
            new PoolFacts(
                4,
                PoolScenario.UNINTERRUPTED,
                List.of(RULES.with(Serving.USUAL.atOnce(2))),
                agents,
                List.of(fact(new Epoch(3, 9), first, second, tooMany))),
            pool.now);
    pool.tickAfter(0);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
    assertThat(pool.agentNumbers(3).used()).isZero();
    pool.tell(new PoolCommand.Accept(second.offer(), agent(2)));
    assertThat(pool.now(OfferEnded.class))
        .extracting(OfferEnded::offer)
        .containsExactly(first.offer());
    assertThat(pool.now(Assigned.class).getFirst().epoch()).isEqualTo(new Epoch(4, 1));
  }

  @Test
  void theSweeperEndsWhatOnlyOneSideHas() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    Offered written = offerTo(1);
    Offered lost = offerTo(2);
    OpenOffer ghost = new OpenOffer(agent(3), new Epoch(7, 0), pool.now + 9000);
    // Seen before the second was made: that is under way.
    ContactFact early = fact(written.epoch(), open(written));
    assertThat(pool.tell(new PoolCommand.Restore(early)).result()).isEqualTo(PoolResult.UNCHANGED);
    ContactFact seen = fact(lost.epoch(), open(written), ghost);
    pool.tell(new PoolCommand.Restore(seen));
    assertThat(ended()).containsExactly("3 withdrawn", "2 withdrawn");
    assertThat(offerTo(2).epoch()).isNotEqualTo(lost.epoch());
    accept(1);
    ContactFact stale = fact(lost.epoch(), open(written));
    assertThat(pool.tell(new PoolCommand.Restore(stale)).result()).isEqualTo(PoolResult.UNCHANGED);
    pool.confirm();
    pool.tell(new PoolCommand.Forget(contact(1)));
  }

  @Test
  void whatOnlyTheDatabaseHasOfAWaitingContactIsOver() {
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    Offered over = offerTo(1);
    reject(1);
    pool.tell(new PoolCommand.Restore(fact(over.epoch(), open(over))));
    assertThat(ended()).containsExactly("1 withdrawn");
    // A pool that knows less than the database takes over what it says.
    Epoch newer = new Epoch(9, 1);
    pool.tell(
        new PoolCommand.Restore(fact(newer, new OpenOffer(agent(1), newer, pool.now + 5000))));
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
    assertThat(
            ((PoolAnswer.Holdings) pool.pool.ask(new PoolQuery.Held(), pool.now))
                .contacts()
                .getFirst()
                .offers())
        .extracting(OpenOffer::epoch)
        .containsExactly(newer);
  }

  private static AgentFact available(int number) {
    AgentProfile profile =
        new AgentProfile(agent(number), "Agent " + number, List.of(), CapacityCosts.DEFAULT);
    long since = PoolScenario.START + number;
    return new AgentFact(profile, Presence.AVAILABLE, null, since, null, null, true, since);
  }
}
