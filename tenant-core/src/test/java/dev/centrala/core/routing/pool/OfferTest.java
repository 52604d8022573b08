package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.Assigned;
import dev.centrala.core.routing.pool.PoolDecision.ConfirmationDue;
import dev.centrala.core.routing.pool.PoolDecision.Left;
import dev.centrala.core.routing.pool.PoolDecision.OfferEnded;
import dev.centrala.core.routing.pool.PoolDecision.OfferOutcome;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.routing.pool.PoolDecision.PresenceChanged;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolDecision.Requeued;
import dev.centrala.core.shared.Channel;
import org.junit.jupiter.api.Test;

/** Offers: made, accepted, rejected, missed, withdrawn, refused by the database. */
class OfferTest {
  private final PoolScenario pool = PoolScenario.withSupportQueue();

  @Test
  void aContactIsOfferedAtOnceToAFreeAgentAndOthersKeepTheirPlace() {
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    Offered offer = pool.offer();
    assertThat(offer.agent()).isEqualTo(agent(1));
    assertThat(offer.expiresAtMillis()).isEqualTo(pool.now + 20_000);
    assertThat(pool.last.nextDeadlineMillis()).isEqualTo(pool.now + 20_000);

    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.accept();
    pool.end(1);
    pool.completeWrapUp(1);
    // Freed capacity pulls waiting work at once.
    assertThat(pool.now(Offered.class)).extracting(Offered::contact).containsExactly(contact(2));
  }

  @Test
  void epochsAreNeverTheSameAndOfferIdsFollowThem() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.all.stream().filter(Offered.class::isInstance).map(Offered.class::cast))
        .hasSize(2)
        .extracting(o -> o.epoch().counter())
        .doesNotHaveDuplicates();
    assertThat(pool.offer().epoch().incarnation()).isEqualTo(7);
    assertThat(pool.offer().offer().value().version()).isEqualTo(8);
  }

  @Test
  void aRejectedContactGoesToTheNextAndNotBackAtOnce() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(1), "Not mine"));
    assertThat(pool.now(OfferEnded.class).getFirst().outcome()).isEqualTo(OfferOutcome.REJECTED);
    assertThat(pool.now(OfferEnded.class).getFirst().reason()).isEqualTo("Not mine");
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(2)));
    assertThat(pool.now(Offered.class)).isEmpty();

    pool.tickAfter(30);
    assertThat(pool.now(Offered.class)).hasSize(1);
  }

  @Test
  void anOtherContactIsStillOfferedToOneWhoRejectedTheFirst() {
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.enqueue(2, Channel.VOICE);
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(1)));
    assertThat(pool.offer().contact()).isEqualTo(contact(2));
  }

  @Test
  void aMissedOfferSetsTheAgentAwayAndTheContactKeepsItsPlace() {
    pool.available(1).available(2);
    long enqueuedAt = pool.now - 90_000;
    pool.enqueue(1, Channel.VOICE, 0, enqueuedAt);
    pool.tickAfter(20);
    assertThat(pool.now(OfferEnded.class).getFirst().outcome()).isEqualTo(OfferOutcome.TIMED_OUT);
    PresenceChanged away = pool.now(PresenceChanged.class).getFirst();
    assertThat(away.agent()).isEqualTo(agent(1));
    assertThat(away.presence()).isEqualTo(Presence.AWAY);
    assertThat(away.reason()).isEqualTo("missed offers");
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    assertThat(pool.offer().enqueuedAtMillis()).isEqualTo(enqueuedAt);
  }

  @Test
  void howManyMissedOffersSetAwayIsASetting() {
    pool.rules(new PoolRules(60, 2, 1, 30, PoolRules.Disconnected.REQUEUE, 60, 10)).available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.tickAfter(20);
    assertThat(pool.now(PresenceChanged.class)).isEmpty();
    pool.tickAfter(1);
    assertThat(pool.now(Offered.class)).hasSize(1);
    pool.tickAfter(20);
    assertThat(pool.now(PresenceChanged.class)).hasSize(1);
  }

  @Test
  void whoTookACallAndWasNotReachedHasMissedItAndTheCallKeepsItsPlace() {
    pool.rules(new PoolRules(60, 2, 1, 30, PoolRules.Disconnected.REQUEUE, 60, 10)).available(1);
    long enqueuedAt = pool.now - 90_000;
    pool.enqueue(1, Channel.VOICE, 0, enqueuedAt);
    pool.accept();
    PoolCommand notReached = new PoolCommand.NotReached(contact(1), agent(1));
    pool.tell(notReached);
    assertThat(pool.now(PoolDecision.Requeued.class))
        .singleElement()
        .satisfies(back -> {
          assertThat(back.reason()).isEqualTo(PoolDecision.RequeueReason.NOT_REACHED);
          assertThat(back.enqueuedAtMillis()).isEqualTo(enqueuedAt);
          assertThat(back.freed()).isEqualTo(100);
        });
    assertThat(pool.now(PresenceChanged.class)).isEmpty();
    assertThat(pool.tell(notReached).result()).isEqualTo(PoolResult.UNCHANGED);
    pool.tickAfter(30);
    pool.accept();
    pool.tell(notReached);
    assertThat(pool.now(PresenceChanged.class))
        .as("the second in a row, though each was accepted")
        .singleElement()
        .satisfies(away -> assertThat(away.reason()).isEqualTo("missed offers"));
  }

  @Test
  void anOfferIsAcceptedOnlyByWhomItWasMadeToAndOnlyInTime() {
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    Offered offer = pool.offer();
    assertThat(refusal(pool.tell(new PoolCommand.Accept(offer.offer(), agent(2)))))
        .isEqualTo(PoolResult.Why.NOT_YOURS);
    assertThat(refusal(pool.after(20, new PoolCommand.Accept(offer.offer(), agent(1)))))
        .isEqualTo(PoolResult.Why.OFFER_GONE);
  }

  @Test
  void aGrantIsAskedAboutUntilTheDatabaseHasSpoken() {
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.tell(new PoolCommand.Accept(pool.offer().offer(), agent(1)));
    Assigned grant = pool.last(Assigned.class);
    assertThat(grant.cost()).isEqualTo(100);
    pool.tickAfter(10);
    assertThat(pool.now(ConfirmationDue.class)).hasSize(1);
    pool.tickAfter(10);
    assertThat(pool.now(ConfirmationDue.class)).hasSize(1);
    pool.confirm();
    assertThat(pool.last.nextDeadlineMillis()).isZero();
  }

  @Test
  void whatTheDatabaseRefusesReturnsToItsOldPlaceAndToSomebodyElse() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    pool.tell(new PoolCommand.Accept(pool.offer().offer(), agent(1)));
    Assigned grant = pool.last(Assigned.class);
    pool.tell(new PoolCommand.Disavow(grant.contact(), grant.epoch()));
    Requeued requeued = pool.now(Requeued.class).getFirst();
    assertThat(requeued.reason()).isEqualTo(RequeueReason.DATABASE_REFUSED);
    assertThat(requeued.freed()).isZero();
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    assertThat(refusal(pool.tell(new PoolCommand.Confirm(grant.contact(), grant.epoch()))))
        .isEqualTo(PoolResult.Why.STALE_EPOCH);
  }

  /** After a split, in which the other side has gone on with the contact. */
  @Test
  void anOfferThatTheDatabaseHasOutrunIsMadeAgainAtOnceAndIsNewer() {
    pool.available(1);
    pool.enqueue(1, Channel.CHAT);
    Epoch old = pool.offer().epoch();
    Epoch newest = new Epoch(old.incarnation(), old.counter() + 1000);
    pool.tell(new PoolCommand.Outrun(contact(1), old, newest));
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
    assertThat(pool.offer().epoch()).isGreaterThan(newest);
    assertThat(pool.tell(new PoolCommand.Outrun(contact(1), old, newest)).result())
        .isEqualTo(PoolResult.UNCHANGED);
    pool.accept();
    Assigned grant = pool.last(Assigned.class);
    assertThat(pool.tell(new PoolCommand.Outrun(contact(1), grant.epoch(), newest)).result())
        .as("it is no offer any more")
        .isEqualTo(PoolResult.UNCHANGED);
  }

  /** During a split, in which the other side was first; the other agent answers on this side. */
  @Test
  void anOfferOfTheOtherSideThatStandsInTheDatabaseIsThePoolsOwn() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.CHAT);
    Offered unwritten = pool.offer();
    Epoch other = new Epoch(unwritten.epoch().incarnation(), unwritten.epoch().counter() + 1000);
    OpenOffer standing = new OpenOffer(agent(2), other, unwritten.expiresAtMillis());
    pool.tell(new PoolCommand.Adopt(contact(1), unwritten.epoch(), standing));
    assertThat(pool.now(Offered.class)).as("nobody is asked anew").isEmpty();
    assertThat(pool.agentNumbers(1).used()).isZero();
    pool.tell(new PoolCommand.Accept(standing.offer(), agent(2)));
    assertThat(pool.last(Assigned.class).agent()).isEqualTo(agent(2));
    assertThat(pool.last(Assigned.class).epoch()).isEqualTo(other);
    pool.confirm();
    pool.enqueue(2, Channel.CHAT);
    assertThat(pool.offer().epoch()).isGreaterThan(other);
    assertThat(pool.offer().agent()).as("who was asked in vain is not spared").isEqualTo(agent(1));
  }

  @Test
  void anOfferOfTheOtherSideToAnAgentWhoCannotBeAskedIsTakenBack() {
    pool.available(1).available(2);
    pool.presence(2, Presence.BUSY);
    pool.enqueue(1, Channel.CHAT);
    Offered first = pool.offer();
    Epoch other = new Epoch(first.epoch().incarnation(), first.epoch().counter() + 1000);
    OpenOffer toBusy = new OpenOffer(agent(2), other, first.expiresAtMillis());
    pool.tell(new PoolCommand.Adopt(contact(1), first.epoch(), toBusy));
    assertThat(pool.now(OfferEnded.class).getLast())
        .isEqualTo(
            new OfferEnded(toBusy.offer(), contact(1), agent(2), other, OfferOutcome.WITHDRAWN));
    Offered second = pool.offer();
    assertThat(second.agent()).isEqualTo(agent(1));
    assertThat(second.epoch()).isGreaterThan(other);

    OpenOffer over = new OpenOffer(agent(1), new Epoch(other.incarnation(), 5000), 1);
    pool.tell(new PoolCommand.Adopt(contact(1), second.epoch(), over));
    assertThat(pool.offer().epoch()).as("its deadline is over").isGreaterThan(over.epoch());
    assertThat(pool.tell(new PoolCommand.Adopt(contact(1), second.epoch(), over)).result())
        .as("the offer that it answers has ended")
        .isEqualTo(PoolResult.UNCHANGED);
  }

  /** Both sides count on from where they parted: the same epoch may be of two contacts. */
  @Test
  void anOfferOfTheOtherSideUnderAnEpochOfThePoolsOwnIsTakenBack() {
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    Offered own = pool.offer();
    pool.enqueue(2, Channel.VOICE);
    Offered unwritten = pool.offer();
    OpenOffer standing = new OpenOffer(unwritten.agent(), own.epoch(), own.expiresAtMillis());
    pool.tell(new PoolCommand.Adopt(contact(2), unwritten.epoch(), standing));
    assertThat(pool.now(OfferEnded.class).getLast().epoch()).isEqualTo(own.epoch());
    assertThat(pool.offer().contact()).isEqualTo(contact(2));
    pool.tell(new PoolCommand.Accept(own.offer(), own.agent()));
    assertThat(pool.last(Assigned.class).contact()).isEqualTo(contact(1));
  }

  @Test
  void aCustomerWhoLeavesTakesTheOfferAlong() {
    pool.available(1);
    pool.enqueue(1, Channel.CHAT);
    pool.tell(new PoolCommand.End(contact(1), PoolCommand.EndReason.ABANDONED));
    assertThat(pool.now(OfferEnded.class).getFirst().outcome()).isEqualTo(OfferOutcome.WITHDRAWN);
    assertThat(pool.now(Left.class).getFirst().reason())
        .isEqualTo(PoolDecision.LeftReason.ABANDONED);
    assertThat(pool.agentNumbers(1).used()).isZero();
  }

  @Test
  void everyCommandIsIdempotent() {
    pool.available(1);
    pool.enqueue(1, Channel.CHAT);
    assertThat(pool.enqueue(1, Channel.CHAT).result()).isEqualTo(PoolResult.UNCHANGED);
    pool.accept();
    Assigned grant = pool.last(Assigned.class);
    assertThat(pool.tell(new PoolCommand.Confirm(grant.contact(), grant.epoch())).result())
        .isEqualTo(PoolResult.UNCHANGED);
    pool.end(1);
    assertThat(pool.end(1).result()).isEqualTo(PoolResult.UNCHANGED);
    pool.completeWrapUp(1);
    assertThat(pool.completeWrapUp(1).result()).isEqualTo(PoolResult.UNCHANGED);
  }

  private static PoolResult.Why refusal(PoolReply reply) {
    return ((PoolResult.Refused) reply.result()).why();
  }
}
