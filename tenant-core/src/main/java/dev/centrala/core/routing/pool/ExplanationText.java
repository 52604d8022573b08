package dev.centrala.core.routing.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes explanations in English, for a supervisor: names and reasons, no ids. */
final class ExplanationText {
  private ExplanationText() {}

  static String of(Explanation e) {
    StringBuilder text = new StringBuilder(opening(e));
    String rest = notChosen(e);
    if (!rest.isEmpty()) {
      text.append(e.chosen() == null ? " " : " Not chosen: ").append(rest).append('.');
    }
    return text.toString();
  }

  private static String opening(Explanation e) {
    String ring = e.ring() == 0 ? "" : " (requirements relaxed, step " + e.ring() + ")";
    return switch (e.kind()) {
      case OFFERED ->
          "Offered to "
              + e.chosenName()
              + " from "
              + e.queueName()
              + ring
              + together(e)
              + ": "
              + why(e)
              + ".";
      case ASSIGNED_DIRECTLY ->
          "Given to " + e.chosenName() + " from " + e.queueName() + ring + ": " + why(e) + ".";
      case ACCEPTED ->
          e.chosenName() + " accepted the offer from " + e.queueName() + first(e) + ".";
      case RESUMED ->
          "The customer wrote again and the conversation returned to "
              + e.chosenName()
              + ", who already had it.";
      case BEGUN -> e.chosenName() + " began it in the name of " + e.queueName() + ".";
      case PICKED -> e.chosenName() + " took it from " + e.queueName() + ".";
      case PUSHED ->
          "Given to " + e.chosenName() + " from " + e.queueName() + " by " + e.by() + ".";
      case PUSHED_OVER_CAPACITY ->
          "Given to "
              + e.chosenName()
              + " from "
              + e.queueName()
              + " by "
              + e.by()
              + ", above the agent's capacity.";
      case KEPT_WAITING -> "Waits in " + e.queueName() + ring + ": " + hindrance(e) + ".";
    };
  }

  private static String together(Explanation e) {
    if (e.shared() == null) {
      return "";
    }
    String most = ", up to " + e.shared().most() + " at once";
    return e.shared().others().isEmpty() ? most : most + ", beside " + names(e.shared());
  }

  private static String first(Explanation e) {
    return e.shared() == null || e.shared().others().isEmpty()
        ? ""
        : " first, before " + names(e.shared()) + ", asked at the same time";
  }

  private static String names(Explanation.Shared shared) {
    return shared.others().stream()
        .map(Explanation.AlsoAsked::name)
        .collect(Collectors.joining(" and "));
  }

  private static String hindrance(Explanation e) {
    if (e.paused()) {
      return "the queue is paused";
    }
    if (e.heldFor() != null) {
      return held(e.heldFor());
    }
    return e.nearest().isEmpty() && e.others().isEmpty()
        ? "there are no agents"
        : "nobody who fits is free now" + NextChange.of(e);
  }

  private static String held(Explanation.HeldFor h) {
    return switch (h.kind()) {
      case LAST_AGENT -> "held for " + h.name() + ", who had the customer last";
      case PREFERRED -> "held for " + h.name() + ", who is preferred";
      case NAMED -> "meant for " + h.name();
      case OWN -> "held for " + h.name() + ", whose conversation it is";
    };
  }

  private static String why(Explanation e) {
    if (e.heldFor() != null) {
      return held(e.heldFor());
    }
    Explanation.TieBreak tieBreak = e.tieBreak();
    if (tieBreak == null || tieBreak.decider() == Explanation.Decider.ONLY_ONE) {
      return "the only agent who fits and is free";
    }
    return "of " + e.considered() + " agents who fit and are free, " + tieBreak(tieBreak);
  }

  static String tieBreak(Explanation.TieBreak t) {
    String method =
        switch (t.selection()) {
          case LONGEST_IDLE -> "idle longest (" + duration(t.figure()) + ")";
          case BEST_PROFICIENCY -> "best in the skills asked for (" + t.figure() + " points)";
          case LEAST_BUSY ->
              "least busy (" + t.figure() + " of " + CapacityCosts.BUDGET + " in use)";
          case ROUND_ROBIN -> "next in turn";
          case LEAST_HANDLED -> "fewest contacts today (" + t.figure() + ")";
          case WEIGHTED_RANDOM -> drawn(t);
        };
    return switch (t.decider()) {
      case RANK -> "first in rank";
      case ONLY_ONE -> "the only one";
      case METHOD -> method;
      case LONGEST_IDLE -> method + ", and of equals the one idle longest";
      case ID -> method + ", and of equals the first in the list";
    };
  }

  private static String drawn(Explanation.TieBreak t) {
    Draw draw = t.draw();
    String how = "drawn by lot (weight " + t.figure();
    return draw == null
        ? how + ")"
        : how + ", seed " + draw.seed() + ", draw " + draw.counter() + ")";
  }

  private static String notChosen(Explanation e) {
    List<String> parts = new ArrayList<>();
    for (Explanation.NotChosen one : e.nearest()) {
      parts.add(one.name() + " " + reason(one.reason()));
    }
    if (!e.others().isEmpty()) {
      parts.add(others(e.others(), e.nearest().isEmpty()));
    }
    return String.join("; ", parts);
  }

  private static String others(List<Explanation.ReasonCount> others, boolean alone) {
    StringJoiner counts = new StringJoiner(", ");
    int sum = 0;
    for (Explanation.ReasonCount count : others) {
      counts.add(count.count() + " " + plural(count));
      sum += count.count();
    }
    if (alone) {
      return counts.toString();
    }
    String noun = sum == 1 ? " other" : " others";
    return others.size() == 1
        ? sum + noun + " " + plural(others.getFirst())
        : sum + noun + " (" + counts + ")";
  }

  static String reason(Reason r) {
    return switch (r.kind()) {
      case RANKED_BELOW -> "ranked below";
      case RECENTLY_DECLINED -> "declined or missed it a moment ago";
      case ASKS -> "asks for help by it";
      case PAUSED -> "is free, but the queue is paused";
      case HELD_FOR_ANOTHER -> "must wait, it is held for another agent";
      case NOT_YET -> "may take it from " + r.needed() + " s of waiting on";
      case AT_CAPACITY -> noRoom(r);
      case FINISHING -> "takes no new work";
      case CONNECTION_LOST -> "lost the connection";
      case BUSY -> "is busy";
      case AWAY -> "is away";
      case LACKS_SKILL -> "lacks " + r.lacking() + (r.has() == 0 ? "" : " (has " + r.has() + ")");
      case NOT_A_MEMBER -> "is not in the queue";
      case OFFLINE -> "is offline";
    };
  }

  private static String noRoom(Reason r) {
    if (r.lacking() == null) {
      return "has no room (needs " + r.needed() + ", " + r.has() + " free)";
    }
    return r.needed() == 0
        ? "takes no " + r.lacking()
        : "has " + r.has() + " of " + r.needed() + " " + r.lacking();
  }

  private static String plural(Explanation.ReasonCount c) {
    boolean one = c.count() == 1;
    return switch (c.reason().kind()) {
      case RECENTLY_DECLINED -> "declined or missed it a moment ago";
      case ASKS -> "asks for help by it";
      case PAUSED -> "free, but the queue is paused";
      case HELD_FOR_ANOTHER -> "must wait, it is held for another agent";
      case RANKED_BELOW -> "ranked below";
      case NOT_YET -> "may not take it yet";
      case AT_CAPACITY -> one ? "has no room" : "have no room";
      case FINISHING -> one ? "takes no new work" : "take no new work";
      case CONNECTION_LOST -> "lost the connection";
      case BUSY -> "busy";
      case AWAY -> "away";
      case LACKS_SKILL -> (one ? "lacks " : "lack ") + c.reason().lacking();
      case NOT_A_MEMBER -> "not in the queue";
      case OFFLINE -> "offline";
    };
  }

  static String duration(long millis) {
    long seconds = Math.max(0, millis / 1000);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
