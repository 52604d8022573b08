package dev.centrala.connectors.sandbox.voice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A telephone at the far end: a number, a browser's {@code client:} or a {@code sip:} address.
 * Answers calls at once unless told otherwise; what it is told holds for the calls that follow.
 */
public final class SimPhone {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LIFTING = Duration.ofSeconds(2);

  private enum Manner {
    ANSWERS,
    VOICEMAIL,
    BUSY,
    REJECTS,
    UNREACHABLE,
    RINGS,
  }

  private final Exchange exchange;
  private final String address;
  private final List<VoiceCall> calls = new ArrayList<>();
  private Manner manner = Manner.ANSWERS;
  private Duration delay;
  private int awaited;

  SimPhone(Exchange exchange, String address) {
    this.exchange = exchange;
    this.address = address;
    this.delay = exchange.time().stands() ? Duration.ZERO : LIFTING;
  }

  public String address() {
    return address;
  }

  public SimPhone answers() {
    return does(Manner.ANSWERS);
  }

  /** Answers when it has rung so long. */
  public SimPhone answersAfter(Duration ringing) {
    exchange.floor().run(() -> delay = ringing);
    return does(Manner.ANSWERS);
  }

  /** A machine answers. */
  public SimPhone voicemail() {
    return does(Manner.VOICEMAIL);
  }

  public SimPhone busy() {
    return does(Manner.BUSY);
  }

  /** Declines each call. */
  public SimPhone rejects() {
    return does(Manner.REJECTS);
  }

  /** There is no such number, or the client is not registered. */
  public SimPhone unreachable() {
    return does(Manner.UNREACHABLE);
  }

  /**
   * Rings until the caller gives up, or until {@link SimCall#answer} or {@link SimCall#decline}.
   */
  public SimPhone ringsForever() {
    return does(Manner.RINGS);
  }

  private SimPhone does(Manner wanted) {
    exchange.floor().run(() -> manner = wanted);
    return this;
  }

  /** Its calls in either direction, oldest first. */
  public List<SimCall> calls() {
    return exchange
        .floor()
        .get(() -> calls.stream().map(call -> new SimCall(exchange, call)).toList());
  }

  /** Waits for the next call to this telephone that was not awaited before. */
  public SimCall awaitCall() {
    Floor floor = exchange.floor();
    return floor.get(() -> {
      if (!Floor.await(exchange.arrivals(), PATIENCE, () -> received().size() > awaited)) {
        throw new IllegalStateException(address + " was not called");
      }
      return new SimCall(exchange, received().get(awaited++));
    });
  }

  private List<VoiceCall> received() {
    return calls.stream().filter(call -> !call.isInbound()).toList();
  }

  boolean isMachine() {
    return manner == Manner.VOICEMAIL;
  }

  /** Lock held. This telephone has a call: one it made, or one that rings here. */
  void enter(VoiceCall call) {
    calls.add(call);
  }

  /** Lock held. Does with a ringing call what it was told. */
  void ring(VoiceCall call) {
    enter(call);
    exchange.arrivals().signalAll();
    switch (manner) {
      case ANSWERS, VOICEMAIL -> {
        if (delay.isZero()) {
          exchange.lines().lifted(call);
        } else {
          exchange.later(call, delay, () -> exchange.lines().lifted(call));
        }
      }
      case BUSY -> exchange.lines().refused(call, CallStatus.BUSY, 486);
      case REJECTS -> exchange.lines().refused(call, CallStatus.BUSY, 603);
      case UNREACHABLE -> exchange.lines().refused(call, CallStatus.FAILED, 404);
      case RINGS -> {}
    }
  }
}
