package dev.centrala.core.recording;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.InteractionReader;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people do with recordings: find them, listen, hold them, delete them. Who may read an
 * interaction may hear it; each link, hold and deletion is audited.
 */
public final class CallRecordings {
  private static final Duration LINK_GOOD_FOR = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final RecordingStore recordings;
  private final InteractionReader reader;
  private final RecordingLinks links;
  private final AuditTrail trail;
  private final InstantSource clock;

  public CallRecordings(
      Transactions transactions,
      RecordingStore recordings,
      InteractionReader reader,
      RecordingLinks links,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.recordings = recordings;
    this.reader = reader;
    this.links = links;
    this.trail = trail;
    this.clock = clock;
  }

  /** An address that plays a recording until {@code expiresAt}. */
  public record Link(String url, Instant expiresAt) {}

  /** Of one interaction, or, for those who see all work, of all. */
  public Page<Recording> list(
      Caller caller, @Nullable InteractionId interaction, PageRequest page) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          if (interaction == null) {
            caller.require(Permission.SEE_ALL_WORK);
          } else {
            reader.get(tx, caller, interaction);
          }
          return recordings.list(tx, interaction, page);
        });
  }

  public Recording get(Caller caller, RecordingId id) {
    return transactions.inTenant(caller.tenant(), tx -> readable(tx, caller, id));
  }

  /** Refuses as a conflict what is not stored here, yet or any more. */
  public Link link(Caller caller, RecordingId id) {
    Instant until = clock.instant().plus(LINK_GOOD_FOR);
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Recording recording = readable(tx, caller, id);
          if (recording.state() != RecordingState.READY) {
            throw RefusedException.conflict(
                "notReady", "The recording is not here, yet or any more.");
          }
          audit(tx, caller, "recording.linkMade", recording);
        });
    return new Link(links.link(caller.tenant(), id, until), until);
  }

  /** Held, it stays whatever the days say. Refuses as a conflict what is gone. */
  public Recording hold(Caller caller, RecordingId id, boolean held) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Recording recording = lock(tx, caller, id);
          if (recording.legalHold() == held) {
            return recording;
          }
          Recording after = recording.copy().legalHold(held).done();
          recordings.update(tx, after, clock.instant());
          audit(tx, caller, held ? "recording.held" : "recording.released", after);
          return after;
        });
  }

  /** Refuses as a conflict what is held, or not stored yet. */
  public void delete(Caller caller, RecordingId id) {
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Recording recording = lock(tx, caller, id);
          if (recording.legalHold()) {
            throw RefusedException.conflict("legalHold", "The recording is held.");
          }
          if (recording.state() != RecordingState.READY) {
            throw RefusedException.conflict("notReady", "The recording is not here yet.");
          }
          recordings.update(
              tx, recording.copy().state(RecordingState.DELETING).done(), clock.instant());
          audit(tx, caller, "recording.deletionAsked", recording);
        });
  }

  private Recording lock(Tx tx, Caller caller, RecordingId id) {
    readable(tx, caller, id);
    Recording recording =
        recordings.lock(tx, id).orElseThrow(() -> RefusedException.notFound("recording"));
    boolean gone =
        switch (recording.state()) {
          case DELETING, DELETED, FAILED -> true;
          default -> false;
        };
    if (gone) {
      throw RefusedException.conflict("recordingGone", "The recording has been deleted.");
    }
    return recording;
  }

  private Recording readable(Tx tx, Caller caller, RecordingId id) {
    Recording recording =
        recordings
            .find(tx, id)
            .filter(each -> each.state() != RecordingState.FAILED)
            .orElseThrow(() -> RefusedException.notFound("recording"));
    reader.get(tx, caller, recording.interaction());
    return recording;
  }

  private void audit(Tx tx, Caller caller, String action, Recording recording) {
    trail.write(
        tx,
        caller.actor(),
        action,
        "recording",
        recording.id().toString(),
        Map.of("interactionId", recording.interaction().toString()));
  }
}
