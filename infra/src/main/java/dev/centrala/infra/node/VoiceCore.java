package dev.centrala.infra.node;

import dev.centrala.core.call.CallDesk;
import dev.centrala.core.call.CallNews;
import dev.centrala.core.call.CallReports;
import dev.centrala.core.call.CallUsage;
import dev.centrala.core.call.CalledCustomers;
import dev.centrala.core.call.ConsultReports;
import dev.centrala.core.call.DialledLines;
import dev.centrala.core.call.LongestCalls;
import dev.centrala.core.call.QueueConsults;
import dev.centrala.core.call.ReturningAgents;
import dev.centrala.core.call.RoomReports;
import dev.centrala.core.call.SpokenLanguage;
import dev.centrala.core.call.Voicemails;
import dev.centrala.core.call.WaitingMusic;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowRunner;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.flow.QueueExits;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.recording.CallRecorder;
import dev.centrala.core.recording.LeftMessages;
import dev.centrala.core.recording.RecordingReports;
import dev.centrala.core.routing.QueueOpening;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.infra.postgres.outbound.PgOutboundRules;
import dev.centrala.infra.postgres.recording.PgRecordingPolicies;
import dev.centrala.infra.postgres.recording.PgRecordings;
import dev.centrala.infra.postgres.tenant.PgTenantLanguage;
import dev.centrala.infra.postgres.voice.PgQueueWaits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Calls in the core: what lines are told, and what carriers' reports lead to. */
final class VoiceCore {
  private final CallDesk desk;
  private final CallReports reports;
  private final RoomReports rooms;
  private final DialledLines dialled;
  private final CallNews news;
  private final LongestCalls longest;
  private final ReturningAgents returning;
  private final QueueConsults asked;
  private final PgRecordings recordings = new PgRecordings();
  private final PgRecordingPolicies recordingPolicies = new PgRecordingPolicies();
  private final CallRecorder recorder;
  private final RecordingReports recordingReports;
  private final Voicemails voicemails;
  private final CompletableFuture<Voicemails.Notice> notice = new CompletableFuture<>();

  VoiceCore(
      Transactions transactions,
      WorkStores stores,
      CustomerService customers,
      Timeline timeline,
      CallLines lines,
      FrontDoor door,
      FlowRunner runner,
      QueueExits exits,
      ConversationFeeds feeds,
      WorkEnd workEnd,
      Routing routing,
      RoutingPools pools,
      UsageLog usage,
      InstantSource clock) {
    SpokenLanguage language = new SpokenLanguage(new PgTenantLanguage()::of);
    this.recorder = new CallRecorder(stores.calls(), recordings, recordingPolicies, lines, clock);
    this.news = new CallNews(stores.views(), feeds);
    CompletableFuture<Voicemails> whoLets = new CompletableFuture<>();
    this.recordingReports =
        new RecordingReports(
            transactions,
            stores.interactions(),
            recordings,
            timeline,
            usage,
            news::tell,
            (tx, now) -> whoLets.join().known(tx, now),
            clock);
    LeftMessages messages = new LeftMessages(stores.calls(), recordings, recordingReports, clock);
    this.voicemails =
        new Voicemails(
            stores.calls(),
            messages,
            stores.destinations(),
            stores.queues(),
            door,
            exits,
            timeline,
            workEnd,
            (tx, now, message) -> notice.join().left(tx, now, message));
    whoLets.complete(voicemails);
    this.desk =
        new CallDesk(
            transactions,
            stores.destinations(),
            customers,
            stores.threads(),
            stores.interactions(),
            stores.calls(),
            lines,
            door,
            runner,
            new WaitingMusic(
                transactions,
                stores.interactions(),
                runner,
                pools,
                new PgQueueWaits(),
                language,
                clock),
            exits,
            recorder,
            language,
            messages,
            voicemails,
            clock);
    Function<Tx, Duration> longestCall = new PgOutboundRules()::longestCall;
    this.dialled =
        new DialledLines(
            transactions,
            stores.interactions(),
            stores.calls(),
            new CalledCustomers(stores.calls(), lines, timeline, longestCall, clock),
            timeline,
            language,
            clock);
    this.longest =
        new LongestCalls(
            stores.interactions(), stores.calls(), lines, workEnd, timeline, longestCall, clock);
    CallUsage counted = new CallUsage(usage, clock);
    this.asked =
        new QueueConsults(
            transactions,
            stores.interactions(),
            stores.calls(),
            lines,
            stores.queues(),
            new QueueOpening(stores.hours(), clock),
            door,
            timeline,
            news,
            routing,
            clock);
    ConsultReports consults = new ConsultReports(stores.calls(), lines, timeline, workEnd);
    this.rooms =
        new RoomReports(
            transactions,
            stores.interactions(),
            stores.calls(),
            lines,
            counted,
            timeline,
            consults,
            news,
            recorder,
            clock);
    this.returning =
        new ReturningAgents(
            transactions, stores.interactions(), stores.presences(), stores.calls(), lines);
    this.reports =
        new CallReports(
            transactions,
            stores.interactions(),
            stores.calls(),
            lines,
            counted,
            timeline,
            consults,
            returning,
            news,
            voicemails,
            workEnd,
            routing,
            clock);
  }

  /** Whom to tell of messages that callers leave. */
  void tell(Voicemails.Notice told) {
    notice.complete(told);
  }

  CallDesk desk() {
    return desk;
  }

  RoomReports rooms() {
    return rooms;
  }

  /** Queues that agents ask on a call. */
  QueueConsults asked() {
    return asked;
  }

  ReturningAgents returning() {
    return returning;
  }

  CallNews news() {
    return news;
  }

  DialledLines dialled() {
    return dialled;
  }

  LongestCalls longest() {
    return longest;
  }

  CallReports reports() {
    return reports;
  }

  PgRecordings recordings() {
    return recordings;
  }

  PgRecordingPolicies recordingPolicies() {
    return recordingPolicies;
  }

  CallRecorder recorder() {
    return recorder;
  }

  RecordingReports recordingReports() {
    return recordingReports;
  }
}
