import type { VoiceToken } from '../session/call';
import { CommandRefused } from '../session/connection';
import type { OpenPhone, Phone, PhoneLeg } from './phone';

/** Where the browser's telephone stands. */
export type PhoneState =
  | { kind: 'off' }
  /** There is no carrier for this desk to register at; nothing to show. */
  | { kind: 'absent'; detail: string }
  /** The simulated carrier answers by itself. */
  | { kind: 'sandbox' }
  | { kind: 'starting' }
  | { kind: 'ready' }
  | { kind: 'talking' }
  /** Tries again by itself. */
  | { kind: 'failed'; code: number; detail: string };

export interface SoftphoneDependencies {
  token: () => Promise<VoiceToken>;
  open: OpenPhone;
  /** Whether a ringing leg may be answered now. */
  wanted: (interactionId: string | null) => boolean;
  /** Runs in one tab only: two registered tabs would both answer. The next one takes over when that one closes. */
  alone: (signal: AbortSignal, run: () => void) => void;
  onState: (state: PhoneState) => void;
}

const RENEW_BEFORE_SECONDS = 90;
const LEAST_RENEWAL_SECONDS = 20;
const PATIENCE_MILLIS = 15_000;
const FIRST_RETRY_MILLIS = 5_000;
const LONGEST_RETRY_MILLIS = 120_000;

/**
 * The telephone of a desk: asks the server for a token, registers, renews it in time, and answers what the agent asked for.
 * A leg that nobody asked for is turned away after a while, so that the server can look for somebody else.
 */
export class Softphone {
  private phone: Phone | null = null;
  private ending = new AbortController();
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private readonly ringing = new Map<PhoneLeg, ReturnType<typeof setTimeout>>();
  private talking: PhoneLeg | null = null;
  private devices = { microphone: '', speaker: '' };

  constructor(private readonly deps: SoftphoneDependencies) {}

  start(): void {
    this.ending = new AbortController();
    const { signal } = this.ending;
    this.deps.alone(signal, () => void this.register(signal));
  }

  stop(): void {
    this.ending.abort();
    this.close();
    this.deps.onState({ kind: 'off' });
  }

  /** What is on the desk has changed: a leg that rings may be wanted now. */
  look(): void {
    for (const leg of [...this.ringing.keys()]) this.answerIfWanted(leg);
  }

  use(microphone: string, speaker: string): void {
    this.devices = { microphone, speaker };
    void this.applyDevices();
  }

  private async register(signal: AbortSignal): Promise<void> {
    this.deps.onState({ kind: 'starting' });
    try {
      const given = await this.deps.token();
      if (signal.aborted) return;
      if (given.provider === 'sandbox' || given.token === null) return this.deps.onState({ kind: 'sandbox' });
      const phone = await this.deps.open(given.token, {
        ready: () => this.idle(),
        lost: () => this.failLater(0, ''),
        failed: (code, detail) => this.failLater(code, detail),
        rings: (leg) => this.rings(leg),
        over: (leg) => this.over(leg),
        expiring: () => void this.renew(signal),
      });
      if (signal.aborted) return phone.close();
      this.phone = phone;
      this.failures = 0;
      this.planRenewal(given, signal);
      await this.applyDevices();
      this.idle();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof CommandRefused) return this.deps.onState({ kind: 'absent', detail: error.detail });
      this.failLater(codeOf(error), error instanceof Error ? error.message : '');
    }
  }

  private planRenewal(given: VoiceToken, signal: AbortSignal): void {
    clearTimeout(this.renewal);
    const seconds = Math.max(LEAST_RENEWAL_SECONDS, given.expiresInSeconds - RENEW_BEFORE_SECONDS);
    this.renewal = setTimeout(() => void this.renew(signal), seconds * 1000);
  }

  private async renew(signal: AbortSignal): Promise<void> {
    try {
      const given = await this.deps.token();
      if (signal.aborted || given.token === null) return;
      this.phone?.renew(given.token);
      this.planRenewal(given, signal);
    } catch {
      if (signal.aborted) return;
      this.renewal = setTimeout(() => void this.renew(signal), LEAST_RENEWAL_SECONDS * 1000);
    }
  }

  /** A call that runs is left alone: its sound does not need the registration. */
  private failLater(code: number, detail: string): void {
    if (this.ending.signal.aborted || this.retry !== undefined) return;
    this.deps.onState({ kind: 'failed', code, detail });
    const wait = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** this.failures++);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      if (this.talking) return this.failLater(code, detail);
      this.close();
      void this.register(this.ending.signal);
    }, wait);
  }

  private rings(leg: PhoneLeg): void {
    this.ringing.set(leg, setTimeout(() => this.turnAway(leg), PATIENCE_MILLIS));
    this.answerIfWanted(leg);
  }

  private answerIfWanted(leg: PhoneLeg): void {
    if (!this.deps.wanted(leg.interactionId)) return;
    this.forget(leg);
    this.talking = leg;
    this.deps.onState({ kind: 'talking' });
    leg.accept();
  }

  private turnAway(leg: PhoneLeg): void {
    this.forget(leg);
    leg.reject();
  }

  private over(leg: PhoneLeg): void {
    this.forget(leg);
    if (this.talking !== leg) return;
    this.talking = null;
    this.idle();
  }

  private forget(leg: PhoneLeg): void {
    clearTimeout(this.ringing.get(leg));
    this.ringing.delete(leg);
  }

  private idle(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.deps.onState({ kind: this.talking ? 'talking' : 'ready' });
  }

  /** A microphone that is gone is no reason to lose the telephone: the system's choice is used then. */
  private async applyDevices(): Promise<void> {
    const { phone, devices } = this;
    if (!phone) return;
    await phone.listenTo(devices.microphone).catch(() => phone.listenTo('').catch(() => undefined));
    await phone.speakOn(devices.speaker).catch(() => undefined);
  }

  private close(): void {
    clearTimeout(this.renewal);
    clearTimeout(this.retry);
    this.retry = undefined;
    for (const leg of [...this.ringing.keys()]) this.forget(leg);
    this.talking = null;
    this.phone?.close();
    this.phone = null;
  }
}

function codeOf(error: unknown): number {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : 0;
}
