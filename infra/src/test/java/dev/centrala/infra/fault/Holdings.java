package dev.centrala.infra.fault;

import java.util.ArrayList;
import java.util.List;

/** Who had which contact from when to when, and who had it on offer, as the timelines tell it. */
record Holdings(List<Held> held, List<Held> offers, List<Held> waits, List<String> doubles) {
  private static final long NEVER = Long.MAX_VALUE;

  /** From its beginning to its end; {@code dueMillis} is an offer's deadline. */
  record Held(String contact, String agent, long fromMillis, long toMillis, long dueMillis) {
    boolean isOpen() {
      return toMillis == NEVER;
    }
  }

  static Holdings of(Books books) {
    Holdings all =
        new Holdings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    books.timelines().forEach((contact, events) -> all.new Reading(contact).read(events));
    return all;
  }

  /** One timeline as it goes by. */
  private final class Reading {
    private final String contact;
    private Books.Event assigned;
    private Books.Event offered;
    private long waitingSince = NEVER;

    Reading(String contact) {
      this.contact = contact;
    }

    void read(List<Books.Event> events) {
      for (Books.Event event : events) {
        String type = event.type();
        switch (type) {
          case "interaction.queued" -> waitingSince = event.atMillis();
          case "interaction.offered" -> {
            endWait(event);
            endOffer(event, "offered again");
            offered = event;
          }
          case "interaction.assigned", "interaction.resumed" -> {
            endWait(event);
            endOffer(event, event.agent());
            if (assigned != null) {
              doubles.add(contact + " was with " + assigned.agent() + " at " + event);
            }
            assigned = event;
          }
          case "interaction.requeued" -> {
            endHold(event);
            endOffer(event, "");
            waitingSince = event.atMillis();
          }
          case "interaction.waitingForCustomer" -> endHold(event);
          case "interaction.ended" -> {
            endWait(event);
            endHold(event);
            endOffer(event, "");
          }
          default -> {
            if (type.startsWith("offer.")) {
              endOffer(event, "");
              waitingSince = event.atMillis();
            }
          }
        }
      }
      if (assigned != null) {
        held.add(new Held(contact, assigned.agent(), assigned.atMillis(), NEVER, 0));
      }
    }

    private void endWait(Books.Event event) {
      if (waitingSince != NEVER) {
        waits.add(new Held(contact, "", waitingSince, event.atMillis(), 0));
        waitingSince = NEVER;
      }
    }

    private void endHold(Books.Event event) {
      if (assigned != null) {
        held.add(new Held(contact, assigned.agent(), assigned.atMillis(), event.atMillis(), 0));
        assigned = null;
      }
    }

    /** {@code taker} is who takes the contact by this event; nobody may but whom it was offered. */
    private void endOffer(Books.Event event, String taker) {
      if (offered == null) {
        return;
      }
      if (!taker.isEmpty() && !taker.equals(offered.agent())) {
        doubles.add(contact + " was on offer to " + offered.agent() + ": " + taker + " " + event);
      }
      offers.add(
          new Held(
              contact,
              offered.agent(),
              offered.atMillis(),
              event.atMillis(),
              java.time.Instant.parse(offered.data().path("expiresAt").asText()).toEpochMilli()));
      offered = null;
    }
  }
}
