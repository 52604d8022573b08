package dev.centrala.infra.replay;

import dev.centrala.core.routing.pool.Explanation;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.Witness;
import dev.centrala.core.shared.InteractionId;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells each decision about one contact while a recording is replayed: what it went by, and of
 * every agent why they were not chosen. Decisions that left no choice name nobody.
 */
final class ContactStory implements Witness {
  private final InteractionId contact;
  private final PrintStream out;

  /** What was seen of the command in hand and not told yet. */
  private final Deque<Explanation> seen = new ArrayDeque<>();

  private int told;

  ContactStory(InteractionId contact, PrintStream out) {
    this.contact = contact;
    this.out = out;
  }

  @Override
  public boolean follows(InteractionId other) {
    return contact.equals(other);
  }

  @Override
  public void saw(InteractionId other, Explanation whole) {
    seen.add(whole);
  }

  int told() {
    return told;
  }

  /** Tells what a command led to. */
  void tell(PoolReply reply) {
    for (PoolDecision decision : reply.decisions()) {
      Explanation kept = explanation(decision);
      if (kept != null) {
        tell(whole(kept), kept.shared());
      }
    }
    seen.clear();
  }

  private @Nullable Explanation explanation(PoolDecision decision) {
    return switch (decision) {
      case PoolDecision.Offered d when follows(d.contact()) -> d.explanation();
      case PoolDecision.Assigned d when follows(d.contact()) -> d.explanation();
      case PoolDecision.KeptWaiting d when follows(d.contact()) -> d.explanation();
      default -> null;
    };
  }

  /** With every agent, where there was a choice. */
  private Explanation whole(Explanation kept) {
    Explanation next = seen.peek();
    return next != null && next.kind() == kept.kind() ? seen.remove() : kept;
  }

  private void tell(Explanation e, Explanation.@Nullable Shared shared) {
    told++;
    out.printf("%s %s%n", Instant.ofEpochMilli(e.atMillis()), e.kind().wireName());
    Explanation.Inputs by = e.inputs();
    if (by != null) {
      out.printf(
          "  asked: %s; relaxations reached: %d; waited %d s; priority %d; order %s, place %s%s%n",
          by.asked().isEmpty() ? "nothing" : String.join(", and ", by.asked()),
          e.ring(),
          by.waitedMillis() / 1000,
          by.priority(),
          by.order().wireName(),
          Instant.ofEpochMilli(by.placeMillis()),
          by.dueAtMillis() == 0 ? "" : "; due " + Instant.ofEpochMilli(by.dueAtMillis()));
    }
    if (e.chosenName() != null) {
      String tieBreak = e.tieBreakText();
      out.printf("  %s: chosen%s%n", e.chosenName(), tieBreak.isEmpty() ? "" : ", " + tieBreak);
    }
    if (shared != null) {
      shared.others().forEach(other -> out.printf("  %s: is asked, too%n", other.name()));
    }
    agents(e.nearest());
  }

  private void agents(List<Explanation.NotChosen> agents) {
    for (Explanation.NotChosen each : agents) {
      out.printf("  %s: %s%n", each.name(), each.reason().text());
    }
  }
}
