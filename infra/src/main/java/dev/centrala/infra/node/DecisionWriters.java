package dev.centrala.infra.node;

import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.DecisionWriter;
import dev.centrala.core.routing.Lanes;
import dev.centrala.core.routing.OfferWriter;
import dev.centrala.core.routing.PlaceWriter;
import dev.centrala.core.routing.PresenceWriter;
import dev.centrala.core.routing.SharedOfferWriter;
import dev.centrala.core.routing.WorkWriter;
import dev.centrala.infra.postgres.routing.PgPoolIncarnations;
import java.time.Clock;

/** What commits the decisions of pools, each kind by a writer of its own, and tells desktops. */
record DecisionWriters(
    OfferWriter offers, SharedOfferWriter sharedOffers, WorkWriter work, PresenceWriter presences) {
  static DecisionWriters of(
      WorkStores stores,
      Timeline timeline,
      ConversationFeeds feeds,
      CallLines lines,
      Outbox outbox,
      AgentFeed agents,
      Clock clock) {
    OfferWriter offers =
        new OfferWriter(
            timeline,
            stores.explanations(),
            stores.needs(),
            stores.views(),
            stores.messages(),
            agents,
            feeds,
            clock);
    return new DecisionWriters(
        offers,
        new SharedOfferWriter(
            stores.sharedOffers(),
            stores.interactions(),
            timeline,
            stores.explanations(),
            offers,
            agents),
        new WorkWriter(
            timeline,
            stores.loads(),
            stores.days(),
            stores.explanations(),
            stores.views(),
            stores.messages(),
            stores.notes(),
            stores.rules(),
            agents,
            feeds,
            lines,
            clock),
        new PresenceWriter(stores.presences(), outbox, agents, clock));
  }

  DecisionWriter together(
      Transactions transactions, InteractionStore interactions, PlaceWriter places, Lanes lanes) {
    return new DecisionWriter(
        transactions,
        new PgPoolIncarnations(),
        interactions,
        offers,
        sharedOffers,
        work,
        places,
        presences,
        lanes);
  }
}
