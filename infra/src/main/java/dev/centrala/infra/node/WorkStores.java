package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.customer.PgCustomers;
import dev.centrala.infra.postgres.flow.PgChatStarts;
import dev.centrala.infra.postgres.flow.PgDestinations;
import dev.centrala.infra.postgres.flow.PgFlowRuns;
import dev.centrala.infra.postgres.flow.PgFlowSecrets;
import dev.centrala.infra.postgres.flow.PgFlows;
import dev.centrala.infra.postgres.flow.PgSurveyAnswers;
import dev.centrala.infra.postgres.interaction.PgInteractionViews;
import dev.centrala.infra.postgres.interaction.PgInteractions;
import dev.centrala.infra.postgres.interaction.PgNotes;
import dev.centrala.infra.postgres.messaging.PgAttachmentStore;
import dev.centrala.infra.postgres.messaging.PgMessages;
import dev.centrala.infra.postgres.messaging.PgThreads;
import dev.centrala.infra.postgres.routing.PgAgentDays;
import dev.centrala.infra.postgres.routing.PgAgentLoads;
import dev.centrala.infra.postgres.routing.PgAgentProfiles;
import dev.centrala.infra.postgres.routing.PgContactFacts;
import dev.centrala.infra.postgres.routing.PgContactNeeds;
import dev.centrala.infra.postgres.routing.PgExplanations;
import dev.centrala.infra.postgres.routing.PgPoolRules;
import dev.centrala.infra.postgres.routing.PgPresences;
import dev.centrala.infra.postgres.routing.PgQueues;
import dev.centrala.infra.postgres.routing.PgSharedOffers;
import dev.centrala.infra.postgres.tenant.PgBusinessHours;
import dev.centrala.infra.postgres.voice.PgCallCommands;
import dev.centrala.infra.postgres.voice.PgCalls;

/** The stores of customers, conversations, routing and flows; stateless. */
record WorkStores(
    PgCustomers customers,
    PgThreads threads,
    PgMessages messages,
    PgAttachmentStore attachments,
    PgInteractions interactions,
    PgNotes notes,
    PgInteractionViews views,
    PgAgentLoads loads,
    PgPresences presences,
    PgExplanations explanations,
    PgContactNeeds needs,
    PgSharedOffers sharedOffers,
    PgAgentDays days,
    PgContactFacts facts,
    PgAgentProfiles agents,
    PgPoolRules rules,
    PgQueues queues,
    PgFlows flows,
    PgDestinations destinations,
    PgBusinessHours hours,
    PgChatStarts chatStarts,
    PgCalls calls,
    PgCallCommands callCommands,
    PgFlowRuns flowRuns,
    PgSurveyAnswers surveys,
    PgFlowSecrets flowSecrets) {
  static WorkStores of(ObjectMapper json, Secrets secrets) {
    JsonColumn columns = new JsonColumn(json);
    PgCustomers customers = new PgCustomers();
    PgCalls calls = new PgCalls();
    PgAgentProfiles agents = new PgAgentProfiles();
    return new WorkStores(
        customers,
        new PgThreads(),
        new PgMessages(),
        new PgAttachmentStore(),
        new PgInteractions(),
        new PgNotes(),
        new PgInteractionViews(customers, calls),
        new PgAgentLoads(),
        new PgPresences(),
        new PgExplanations(),
        new PgContactNeeds(),
        new PgSharedOffers(),
        new PgAgentDays(),
        new PgContactFacts(agents),
        agents,
        new PgPoolRules(columns),
        new PgQueues(columns),
        new PgFlows(),
        new PgDestinations(),
        new PgBusinessHours(columns),
        new PgChatStarts(),
        calls,
        new PgCallCommands(),
        new PgFlowRuns(secrets),
        new PgSurveyAnswers(),
        new PgFlowSecrets(secrets));
  }
}
