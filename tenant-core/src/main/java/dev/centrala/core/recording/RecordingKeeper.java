package dev.centrala.core.recording;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings recordings home: asks about those of which nothing is heard, fetches, seals and stores
 * those that have ended, then deletes the carrier's copy, and those that are past their days. Each
 * step is written when it is done and can be done twice, so that any node goes on after a crash.
 */
public final class RecordingKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingKeeper.class);
  private static final Duration LEASE = Duration.ofMinutes(20);
  private static final Duration GONE_AFTER = Duration.ofHours(1);
  private static final Duration HELD_AGAIN = Duration.ofDays(1);
  private static final int AT_ONCE = 4;

  private final Transactions transactions;
  private final RecordingStore recordings;
  private final RecordingPolicies policies;
  private final CarrierRecordings carrier;
  private final RecordingVault vault;
  private final RecordingReports reports;
  private final Timeline timeline;
  private final AuditTrail trail;
  private final InstantSource clock;

  public RecordingKeeper(
      Transactions transactions,
      RecordingStore recordings,
      RecordingPolicies policies,
      CarrierRecordings carrier,
      RecordingVault vault,
      RecordingReports reports,
      Timeline timeline,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.recordings = recordings;
    this.policies = policies;
    this.carrier = carrier;
    this.vault = vault;
    this.reports = reports;
    this.timeline = timeline;
    this.trail = trail;
    this.clock = clock;
  }

  /** Does what is due; answers how many recordings were claimed. Blocks. */
  public int keepDue(TenantId tenant) {
    Instant now = clock.instant();
    List<Recording> due =
        transactions.inTenant(tenant, tx -> recordings.claim(tx, now, now.plus(LEASE), AT_ONCE));
    for (Recording each : due) {
      try {
        keep(tenant, each);
      } catch (IOException | RuntimeException failed) {
        LOG.warn("recording {} of tenant {} has to wait", each.id(), tenant, failed);
        later(tenant, each);
      }
    }
    return due.size();
  }

  private void keep(TenantId tenant, Recording due) throws IOException {
    switch (due.state()) {
      case REQUESTED, RECORDING, PAUSED -> ask(tenant, due);
      case FETCHING -> fetch(tenant, due);
      case READY -> {
        if (due.atCarrier()) {
          deleteAtCarrier(tenant, due);
        } else {
          transactions.doInTenant(tenant, tx -> change(tx, due.id(), each -> aged(tx, each)));
        }
      }
      case DELETING -> delete(tenant, due);
      case DELETED, FAILED ->
          transactions.doInTenant(tenant, tx -> recordings.update(tx, due, null));
    }
  }

  private void ask(TenantId tenant, Recording due) {
    String providerId = due.providerId();
    if (providerId == null && due.kind() == Recording.Kind.TALK) {
      neverBegun(tenant, due);
      return;
    }
    CarrierRecordings.Standing standing = carrier.ask(tenant, due).orElse(null);
    switch (standing) {
      case CarrierRecordings.Standing.Ended(String sid, int seconds) ->
          reports.reported(
              tenant, new RecordingReport(sid, due.id(), RecordingReport.Event.ENDED, seconds));
      case CarrierRecordings.Standing.Absent _ when providerId == null ->
          reports.neverBegan(tenant, due);
      case CarrierRecordings.Standing.Absent _ ->
          reports.reported(
              tenant, new RecordingReport(providerId, null, RecordingReport.Event.ABSENT, 0));
      case CarrierRecordings.Standing.Running _ ->
          again(tenant, due, UnaryOperator.identity(), CallRecorder.LOOK_AFTER);
      case null -> later(tenant, due);
    }
  }

  /**
   * The command for it is settled by its own deadline; who knows nothing after hours has nothing.
   */
  private void neverBegun(TenantId tenant, Recording due) {
    if (due.startedAt().isAfter(clock.instant().minus(GONE_AFTER))) {
      later(tenant, due);
      return;
    }
    reports.neverBegan(tenant, due);
  }

  private void fetch(TenantId tenant, Recording due) throws IOException {
    switch (carrier.fetch(tenant, due)) {
      case CarrierRecordings.Sound.Open(var content, String type) -> {
        long bytes;
        try (content) {
          bytes = vault.put(tenant, due.id(), content);
        }
        transactions.doInTenant(tenant, tx -> stored(tx, due, type, bytes));
      }
      case CarrierRecordings.Sound.NotNow(String detail) -> {
        LOG.info("recording {} of tenant {} has to wait: {}", due.id(), tenant, detail);
        later(tenant, due);
      }
      case CarrierRecordings.Sound.Gone _ -> {
        Instant ended = due.endedAt();
        if (ended != null && ended.isBefore(clock.instant().minus(GONE_AFTER))) {
          transactions.doInTenant(tenant, tx -> lost(tx, due));
        } else {
          later(tenant, due);
        }
      }
    }
  }

  private void stored(Tx tx, Recording due, String type, long bytes) {
    Interaction now = reports.lock(tx, due.interaction());
    recordings
        .lock(tx, due.id())
        .filter(each -> each.state() == RecordingState.FETCHING)
        .ifPresent(each -> {
          Instant at = clock.instant();
          Recording ready = each.copy().state(RecordingState.READY).stored(type, bytes, at).done();
          recordings.update(tx, ready, at);
          reports.told(
              tx,
              timeline.record(
                  tx, now, "recording.ready", Actor.SYSTEM, RecordingReports.data(ready)));
        });
  }

  private void lost(Tx tx, Recording due) {
    Interaction now = reports.lock(tx, due.interaction());
    recordings
        .lock(tx, due.id())
        .filter(each -> each.state() == RecordingState.FETCHING)
        .ifPresent(each -> reports.failed(tx, now, each));
  }

  private void deleteAtCarrier(TenantId tenant, Recording due) {
    if (!carrier.delete(tenant, due)) {
      later(tenant, due);
      return;
    }
    transactions.doInTenant(
        tenant, tx -> change(tx, due.id(), each -> aged(tx, each.copy().atCarrier(false).done())));
  }

  /** When it is to be looked at for its age, or goes because of it. */
  private Recording aged(Tx tx, Recording each) {
    Instant expires = expires(tx, each);
    boolean goes =
        each.state() == RecordingState.READY
            && !each.legalHold()
            && expires != null
            && !expires.isAfter(clock.instant());
    return goes ? each.copy().state(RecordingState.DELETING).done() : each;
  }

  private @Nullable Instant expires(Tx tx, Recording each) {
    Integer days = policies.find(tx).keepDays();
    return days == null ? null : each.startedAt().plus(Duration.ofDays(days));
  }

  private void change(Tx tx, RecordingId id, UnaryOperator<Recording> change) {
    recordings
        .lock(tx, id)
        .filter(each -> each.state() == RecordingState.READY)
        .ifPresent(each -> {
          Recording after = change.apply(each);
          recordings.update(tx, after, next(tx, after));
        });
  }

  private @Nullable Instant next(Tx tx, Recording after) {
    Instant now = clock.instant();
    if (after.state() == RecordingState.DELETING || after.atCarrier()) {
      return now;
    }
    Instant expires = expires(tx, after);
    return expires != null && !expires.isAfter(now) ? now.plus(HELD_AGAIN) : expires;
  }

  private void delete(TenantId tenant, Recording due) throws IOException {
    vault.delete(tenant, due.id());
    if (due.atCarrier() && !carrier.delete(tenant, due)) {
      later(tenant, due);
      return;
    }
    transactions.doInTenant(
        tenant,
        tx ->
            recordings
                .lock(tx, due.id())
                .filter(each -> each.state() == RecordingState.DELETING)
                .ifPresent(each -> {
                  recordings.update(
                      tx, each.copy().state(RecordingState.DELETED).atCarrier(false).done(), null);
                  trail.write(
                      tx,
                      Actor.SYSTEM,
                      "recording.deleted",
                      "recording",
                      each.id().toString(),
                      Map.of("interactionId", each.interaction().toString()));
                }));
  }

  /** 1 s, 2 s, 4 s … at most 15 minutes. */
  private void later(TenantId tenant, Recording due) {
    Duration pause = Duration.ofSeconds(Math.min(900, 1L << Math.min(10, due.attempts())));
    again(tenant, due, each -> each.copy().triedAgain().done(), pause);
  }

  private void again(
      TenantId tenant, Recording due, UnaryOperator<Recording> change, Duration pause) {
    Instant at = clock.instant().plus(pause);
    transactions.doInTenant(
        tenant,
        tx ->
            recordings
                .lock(tx, due.id())
                .filter(each -> each.state() == due.state())
                .ifPresent(each -> recordings.update(tx, change.apply(each), at)));
  }
}
