package dev.centrala.web.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.centrala.core.access.Caller;
import dev.centrala.core.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/** Carries a command out once: a repeat of its id, over whichever socket, gets the first answer. */
final class CommandRunner {
  private static final int LONGEST_ID = 100;
  private static final int LOOKS = 50;
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final CommandLog log;
  private final AgentCommands commands;
  private final AgentFrames frames;

  CommandRunner(AgentSocketParts parts) {
    this.log = parts.commands();
    this.commands = new AgentCommands(parts.frames(), parts.actions());
    this.frames = parts.agentFrames();
  }

  static @Nullable String commandId(ObjectNode frame) {
    JsonNode given = frame.get("commandId");
    if (given == null || given.isNull()) {
      return null;
    }
    if (!given.isTextual() || given.asText().isEmpty() || given.asText().length() > LONGEST_ID) {
      throw RefusedException.invalid("/commandId", "a text of 1 to 100 characters");
    }
    return given.asText();
  }

  /** The frame to answer with; absent for a command without an id that was carried out. */
  @Nullable String run(Caller caller, String type, @Nullable String commandId, ObjectNode frame) {
    if (commandId == null) {
      commands.carryOut(caller, type, frame);
      return null;
    }
    if (AgentCommands.isPassing(type)) {
      return frames.done(commandId, commands.carryOut(caller, type, frame));
    }
    return switch (claim(caller, commandId)) {
      case CommandLog.Claim.Answered before -> before.frame();
      case CommandLog.Claim.UnderWay busy ->
          throw RefusedException.conflict("underWay", "This command is being carried out.");
      case CommandLog.Claim.Fresh mine -> first(caller, type, commandId, frame);
    };
  }

  private String first(Caller caller, String type, String commandId, ObjectNode frame) {
    String answer;
    try {
      answer = frames.done(commandId, commands.carryOut(caller, type, frame));
    } catch (RuntimeException failure) {
      if (SocketErrors.passes(failure)) {
        log.release(caller.tenant(), caller.person(), commandId);
        throw failure;
      }
      answer = frames.error(SocketErrors.of(failure).answering(commandId));
    }
    log.answered(caller.tenant(), caller.person(), commandId, answer);
    return answer;
  }

  /**
   * A command whose first socket broke may still be under way on another one: its answer is worth a
   * moment.
   */
  private CommandLog.Claim claim(Caller caller, String commandId) {
    CommandLog.Claim claim = log.claim(caller.tenant(), caller.person(), commandId);
    for (int look = 0; look < LOOKS && claim instanceof CommandLog.Claim.UnderWay; look++) {
      Pause.millis(LOOK_AGAIN_MILLIS);
      claim = log.claim(caller.tenant(), caller.person(), commandId);
    }
    return claim;
  }
}
