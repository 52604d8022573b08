package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import dev.centrala.connectors.sandbox.voice.CallPlan.RecordingPlan;
import dev.centrala.connectors.sandbox.voice.VoiceNumbers.VoiceNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All calls of the carrier. Safe for use by several threads; the methods that wait say so. Calls
 * are kept until {@link #close}.
 */
public final class Exchange implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration RINGING = Duration.ofSeconds(60);

  private final Floor floor = new Floor();
  private final VoiceTime time;
  private final VoiceWire wire;
  private final VoiceNumbers numbers;
  private final Supplier<String> apiBase;
  private final StatusCallbacks callbacks;
  private final Recordings recordings;
  private final Queues queues;
  private final Audio audio;
  private final Rooms rooms;
  private final Phones phones;
  private final Lines lines = new Lines(this);
  private final Talk talk = new Talk(this);
  private final Condition arrivals = floor.condition();
  private final Condition gatherings = floor.condition();
  private final SequencedMap<String, VoiceCall> calls = new LinkedHashMap<>();

  /**
   * @param timeStands waits end only by {@link #advance}
   * @param apiBase where recordings are to be found
   */
  public Exchange(
      VoiceWire wire,
      VoiceNumbers numbers,
      InstantSource clock,
      boolean timeStands,
      Supplier<String> apiBase) {
    this.wire = wire;
    this.numbers = numbers;
    this.apiBase = apiBase;
    this.time = new VoiceTime(clock, timeStands);
    this.callbacks = new StatusCallbacks(floor, time, wire);
    this.recordings = new Recordings(time, callbacks, apiBase);
    this.audio = new Audio(wire);
    this.queues = new Queues(time);
    this.rooms = new Rooms(this, new RoomReports(callbacks));
    this.phones = new Phones(this);
  }

  Floor floor() {
    return floor;
  }

  VoiceTime time() {
    return time;
  }

  VoiceWire wire() {
    return wire;
  }

  StatusCallbacks callbacks() {
    return callbacks;
  }

  Recordings recordings() {
    return recordings;
  }

  Audio audio() {
    return audio;
  }

  Queues queues() {
    return queues;
  }

  Rooms rooms() {
    return rooms;
  }

  Phones phones() {
    return phones;
  }

  Lines lines() {
    return lines;
  }

  Talk talk() {
    return talk;
  }

  /** Signalled when a telephone has got a call. */
  Condition arrivals() {
    return arrivals;
  }

  /** Signalled when anything has changed in a conference. */
  Condition gatherings() {
    return gatherings;
  }

  /** Somebody dials one of the carrier's numbers. */
  public SimCall call(String from, String to) {
    VoiceNumber number =
        numbers
            .number(to)
            .orElseThrow(() -> new IllegalArgumentException("nobody has the number " + to));
    Source reports = number.statusCallback();
    CallPlan plan =
        new CallPlan(
            number.accountSid(),
            "inbound",
            from,
            to,
            number.phoneNumberSid(),
            number.voice(),
            number.fallback(),
            reports.isNothing()
                ? null
                : new ReportTarget(reports.url(), reports.method(), Set.of("completed")),
            RINGING,
            CallPlan.LONGEST_CALL,
            null,
            null,
            null);
    VoiceCall call =
        floor.get(() -> enter(new VoiceCall(VoiceSids.next("CA"), plan, null, time.now(), floor)));
    floor.run(() -> {
      call.status = CallStatus.RINGING;
      phones.at(from).enter(call);
    });
    begin(call, number.voice());
    return new SimCall(this, call);
  }

  /** Lock held. */
  VoiceCall enter(VoiceCall call) {
    calls.put(call.sid, call);
    return call;
  }

  /** Lets the call execute this on a thread of its own. */
  void begin(VoiceCall call, Source source) {
    call.isScripted = true;
    floor.begin(() -> new Script(this, call).run(source));
  }

  /** Lets the call sit in its conference. */
  void beginSitting(VoiceCall call, Seat seat) {
    call.isScripted = true;
    floor.begin(() -> new Script(this, call).sit(seat));
  }

  /** Lets a leg hear what comes before it is connected. */
  void beginWhisper(VoiceCall leg, Source whisper) {
    leg.isScripted = true;
    floor.begin(() -> new Script(this, leg).whisper(whisper));
  }

  /** The telephone with this number, {@code client:} identity or {@code sip:} address. */
  public SimPhone phone(String address) {
    return floor.get(() -> phones.at(address));
  }

  /** What the API does with calls. */
  public CallOrders callOrders() {
    return new CallOrders(this);
  }

  /** What the API does with conferences and those in them. */
  public ConferenceOrders conferenceOrders() {
    return new ConferenceOrders(this);
  }

  /** What the API does with recordings. */
  public RecordingOrders recordingOrders() {
    return new RecordingOrders(this);
  }

  /** What the API does with queues. */
  public QueueOrders queueOrders() {
    return new QueueOrders(this);
  }

  /** The conference with this name, whether or not there is one yet. */
  public SimConference conference(String name) {
    return new SimConference(this, name);
  }

  /** The calls that {@code wanted} takes, newest first. */
  public List<CallRecord> calls(Predicate<CallRecord> wanted) {
    return floor
        .get(() -> calls.values().stream().map(VoiceCall::toRecord).filter(wanted).toList())
        .reversed();
  }

  /** The newest calls, the newest first. */
  public List<CallRecord> latestCalls(int most) {
    return floor.get(() ->
        calls.sequencedValues().reversed().stream().limit(most).map(VoiceCall::toRecord).toList());
  }

  /** A telephone's side of a call, when the call exists. */
  public Optional<SimCall> sim(String sid) {
    return floor.get(() -> find(sid)).map(call -> new SimCall(this, call));
  }

  /** Lock held. */
  Optional<VoiceCall> find(String sid) {
    return Optional.ofNullable(calls.get(sid));
  }

  /** Lock held. Picks up, unless that has been done. */
  void answer(VoiceCall call) {
    if (call.isOver() || call.isConnected()) {
      return;
    }
    call.status = CallStatus.IN_PROGRESS;
    call.startedAt = time.now();
    call.answeredMillis = time.elapsedMillis();
    later(call, call.plan.longest(), () -> end(call, CallStatus.COMPLETED));
    callbacks.call(call, "answered");
    RecordingPlan recording = call.plan.recording();
    if (recording != null) {
      recordings.start(
          call.plan.accountSid(),
          call,
          null,
          "OutboundAPI",
          recording.track(),
          recording.channels(),
          recording.status());
    }
    call.touch();
  }

  /** Lock held. The party hangs up. */
  void hangUp(VoiceCall call) {
    end(call, call.isConnected() ? CallStatus.COMPLETED : CallStatus.NO_ANSWER);
  }

  /** Lock held. Ends the call; nothing after that changes it. */
  void end(VoiceCall call, CallStatus status) {
    if (call.isOver()) {
      return;
    }
    Instant now = time.now();
    call.durationSeconds =
        call.isConnected() ? (int) ((time.elapsedMillis() - call.answeredMillis + 999) / 1000) : 0;
    call.status = status;
    call.endedAt = now;
    call.startedAt = call.startedAt == null ? now : call.startedAt;
    call.timers.forEach(VoiceTime.Timer::cancel);
    call.listening = VoiceCall.Listening.NOTHING;
    recordings.stopAllOf(call);
    rooms.leave(call, "participant_hung_up");
    queues.leave(call, QueueTicket.Exit.HANGUP);
    part(call);
    for (VoiceCall leg : List.copyOf(call.children)) {
      if (!leg.isReleased) {
        end(leg, leg.isConnected() ? CallStatus.COMPLETED : CallStatus.CANCELED);
      }
    }
    callbacks.call(call, "completed");
    call.touch();
  }

  /** Lock held. Two parties hear each other from now on. */
  void join(VoiceCall one, VoiceCall other) {
    one.peer = other;
    other.peer = one;
    one.touch();
    other.touch();
  }

  /** Lock held. Whoever this call is connected with hears it no longer. */
  void part(VoiceCall call) {
    VoiceCall other = call.peer;
    if (other != null) {
      call.peer = null;
      other.peer = null;
      call.touch();
      other.touch();
    }
  }

  /** Lock held. The call leaves what it is at and executes another document. */
  void divert(VoiceCall call, Source source) {
    call.played.clear();
    rooms.leave(call, "participant_updated_via_api");
    if (call.isScripted) {
      call.order = source;
      call.touch();
      return;
    }
    call.isReleased = true;
    part(call);
    begin(call, source);
  }

  /** Lock held. Forgets a call that is over. */
  void forget(VoiceCall call) {
    calls.remove(call.sid);
  }

  /** The base of the API that gives out recordings. */
  public String apiBase() {
    return apiBase.get();
  }

  /** Whether the account has this number. */
  public boolean owns(String accountSid, String phoneNumber) {
    return numbers.number(phoneNumber).filter(n -> n.accountSid().equals(accountSid)).isPresent();
  }

  /** Lock held. Does something after a while, unless the call is over by then. */
  void later(VoiceCall call, Duration delay, Runnable action) {
    call.timers.add(time.after(delay, () -> floor.run(action)));
  }

  /** Lock held. */
  void hear(VoiceCall call, Heard.Kind kind, String text, String language) {
    call.heard.add(new Heard(kind, text, language, time.now()));
    call.changed.signalAll();
  }

  /** Lock held. Music that goes on is heard once. */
  void hearMusic(VoiceCall call, String music) {
    Heard last = call.heard.isEmpty() ? null : call.heard.getLast();
    boolean goesOn =
        last != null
            && (last.kind() == Heard.Kind.MUSIC || last.kind() == Heard.Kind.PLAY)
            && last.text().equals(music);
    if (!goesOn) {
      hear(call, Heard.Kind.MUSIC, music, "");
    }
  }

  /** Lock held. */
  void fail(VoiceCall call, CallError error) {
    call.errors.add(error);
    call.changed.signalAll();
  }

  /**
   * Moves time that stands still: what falls due happens in its order, each with all that follows
   * from it. Waits; throws where time runs by itself.
   */
  public void advance(Duration by) {
    if (!time.stands()) {
      throw new IllegalStateException("the carrier's time runs by itself");
    }
    floor.awaitQuiet(PATIENCE);
    long target = time.elapsedMillis() + by.toMillis();
    while (time.step(target)) {
      floor.awaitQuiet(PATIENCE);
    }
  }

  /** Waits until nothing happens any more but by time, by a party or by a request. */
  public void settle() {
    floor.awaitQuiet(PATIENCE);
  }

  @Override
  public void close() {
    time.close();
    floor.close();
  }
}
