package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolDecision.LeftReason;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to agents: they come, go, change presence, lose their connection. */
final class AgentCommands {
  private final Board board;
  private final Grants grants;
  private final Conversations conversations;
  private final Presences presences;

  AgentCommands(Board board, Grants grants, Conversations conversations, Presences presences) {
    this.board = board;
    this.grants = grants;
    this.conversations = conversations;
    this.presences = presences;
  }

  PoolResult put(PoolCommand.PutAgent command) {
    Agent agent = board.roster.find(command.agent().id());
    if (agent == null) {
      board.roster.add(new Agent(command.agent()));
      board.setUpChanged = true;
      return APPLIED;
    }
    if (agent.profile.equals(command.agent())) {
      return UNCHANGED;
    }
    agent.profile = command.agent();
    agent.profileChanged();
    board.setUpChanged = true;
    board.disturb(agent);
    return APPLIED;
  }

  PoolResult remove(PoolCommand.RemoveAgent command) {
    Agent agent = board.roster.find(command.agent());
    if (agent == null) {
      return UNCHANGED;
    }
    if (agent.presence != Presence.OFFLINE) {
      presences.change(agent, Presence.OFFLINE, Presences.DEACTIVATED);
    }
    giveBack(agent, RequeueReason.AGENT_REMOVED);
    for (Contact contact : List.copyOf(agent.contacts)) {
      conversations.requeue(contact, RequeueReason.AGENT_REMOVED);
    }
    board.deadlines.schedule(agent, 0);
    board.freed.remove(agent);
    board.roster.remove(agent);
    board.leaving.add(agent);
    board.setUpChanged = true;
    return APPLIED;
  }

  PoolResult setPresence(PoolCommand.SetPresence command) {
    Agent agent = board.roster.find(command.agent());
    if (agent == null) {
      return unknown(command.agent());
    }
    if (command.presence() != Presence.OFFLINE) {
      connect(agent);
    }
    return setPresence(agent, command.presence(), command.reason());
  }

  PoolResult setPresenceOf(PoolCommand.SetPresenceOf command) {
    Agent agent = board.roster.find(command.agent());
    if (agent == null) {
      return unknown(command.agent());
    }
    if (!agent.connected && command.presence() != Presence.OFFLINE) {
      return new Refused(Why.NOT_AVAILABLE, agent.profile.name() + " is not there");
    }
    return setPresence(agent, command.presence(), command.reason());
  }

  private PoolResult setPresence(Agent agent, Presence presence, @Nullable String reason) {
    if (presence == agent.presence
        && agent.pending == null
        && Objects.equals(reason, agent.reason)) {
      return UNCHANGED;
    }
    if (presence != Presence.AVAILABLE) {
      grants.withdrawOffers(agent);
    }
    if (presence == Presence.AVAILABLE || presence == agent.presence || !agent.hasWorkInHand()) {
      presences.change(agent, presence, reason);
    } else {
      presences.changeLater(agent, presence, reason);
    }
    return APPLIED;
  }

  PoolResult connectionLost(PoolCommand.ConnectionLost command) {
    Agent agent = board.roster.find(command.agent());
    if (agent == null) {
      return unknown(command.agent());
    }
    if (!agent.connected) {
      return UNCHANGED;
    }
    agent.connected = false;
    board.roster.reindex(agent);
    if (agent.presence != Presence.OFFLINE) {
      if (board.rules.graceSeconds() == 0) {
        graceEnded(agent);
      } else {
        startGrace(agent);
      }
    }
    return APPLIED;
  }

  void startGrace(Agent agent) {
    agent.graceEndsAt = board.now + board.rules.graceSeconds() * 1000L;
    board.deadlines.schedule(agent, agent.graceEndsAt);
  }

  PoolResult connectionRestored(PoolCommand.ConnectionRestored command) {
    Agent agent = board.roster.find(command.agent());
    if (agent == null) {
      return unknown(command.agent());
    }
    return connect(agent) ? APPLIED : UNCHANGED;
  }

  private boolean connect(Agent agent) {
    if (agent.connected) {
      return false;
    }
    agent.connected = true;
    agent.graceEndsAt = 0;
    board.deadlines.schedule(agent, 0);
    board.disturb(agent);
    return true;
  }

  /**
   * The grace time is over: the agent is gone, and so is the work unless the tenant keeps it with
   * its agent.
   */
  void graceEnded(Agent agent) {
    agent.graceEndsAt = 0;
    presences.change(agent, Presence.OFFLINE, Presences.CONNECTION_LOST);
    if (board.rules.disconnected() == PoolRules.Disconnected.REQUEUE) {
      giveBack(agent, RequeueReason.CONNECTION_LOST);
    } else {
      grants.withdrawOffers(agent);
    }
  }

  /** Offers end, assigned work returns to its place, wrap-up ends. Parked conversations stay. */
  private void giveBack(Agent agent, RequeueReason reason) {
    grants.withdrawOffers(agent);
    for (Contact contact : List.copyOf(agent.contacts)) {
      if (contact.state == ContactState.ASSIGNED) {
        conversations.requeue(contact, reason);
      } else if (contact.state == ContactState.WRAP_UP) {
        conversations.finish(contact, LeftReason.WRAP_UP_CUT_SHORT);
      }
    }
  }

  PoolResult newDay(PoolCommand.NewDay command) {
    if (command.day() <= board.day) {
      return UNCHANGED;
    }
    board.day = command.day();
    board.queues.values().forEach(queue -> queue.today = DayNumbers.NONE);
    for (Agent agent : board.roster.all()) {
      agent.handledToday = 0;
      board.roster.reindex(agent);
    }
    return APPLIED;
  }

  private static Refused unknown(UserId agent) {
    return new Refused(Why.UNKNOWN_AGENT, "no agent " + agent);
  }
}
