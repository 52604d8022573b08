import { randomId } from '@/shared/api/ids';
import { SignedOutError } from '@/shared/session/tokens';
import type { Command, Delta, ServerFrame, Snapshot } from './protocol';

/** Where the line stands; the banner says it in words. */
export type LineStatus =
  | { kind: 'idle' }
  | { kind: 'connecting'; attempt: number }
  | { kind: 'online' }
  /** Lost; tries again by itself at `retryAt` (epoch milliseconds). */
  | { kind: 'waiting'; attempt: number; retryAt: number }
  /** The node is being replaced and asked to come back later; work goes on until then. */
  | { kind: 'moving' }
  | { kind: 'signedOut' };

/** The server answered a command with no; `code` is stable, `detail` is for people. */
export class CommandRefused extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(detail || code);
  }
}

export interface LineSocket {
  readyState: number;
  send(data: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: string }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

export interface LineDependencies {
  open: () => LineSocket;
  /** A token good for at least `marginMillis`, renewed when needed; throws SignedOutError when there is none. */
  token: (marginMillis: number) => Promise<string>;
  /** A token other than the one that the server refused. */
  renewedToken: (stale: string) => Promise<string>;
  tokenExpiresAt: () => number | null;
  /** Number of the last change that was taken; null asks for a snapshot. */
  lastSeq: () => number | null;
  onFrame: (frame: Snapshot | Delta) => void;
  onStatus: (status: LineStatus) => void;
  pending: PendingStore;
}

/** Commands that outlive a reload of the page; sent again with the same id, so that none is carried out twice. */
export interface PendingStore {
  load: () => PendingCommand[];
  save: (commands: PendingCommand[]) => void;
}

export interface PendingCommand {
  commandId: string;
  command: Command;
}

interface Waiter {
  resolve: (result: unknown) => void;
  reject: (reason: unknown) => void;
}

const OPEN = 1;
const PING_MILLIS = 10_000;
const SILENCE_MILLIS = 6_000;
/** From the beginning of an attempt to the welcome; a server that hangs takes a connection and says nothing. */
const WELCOME_MILLIS = 8_000;
const RENEW_BEFORE_MILLIS = 90_000;
const FIRST_RETRY_MILLIS = 500;
const LONGEST_RETRY_MILLIS = 15_000;
const UNAUTHENTICATED = 4401;

/**
 * The agent's line to the server: one socket at a time, opened again for ever with jittered back-off until stopped. The
 * token is renewed before each attempt. Commands wait while the line is down and are sent again, under their first id,
 * when it is back.
 */
export class AgentLine {
  private socket: LineSocket | null = null;
  private status: LineStatus = { kind: 'idle' };
  private attempt = 0;
  private token = '';
  /** The token that the server would not take; the next attempt brings another one. */
  private refused: string | undefined;
  private pending: PendingCommand[] = [];
  private readonly waiters = new Map<string, Waiter>();
  private retry: ReturnType<typeof setTimeout> | undefined;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private deadline: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  /** Counts attempts, so that one that was overtaken while it waited for a token goes no further. */
  private attempts = 0;
  private wantsSnapshot = false;

  constructor(private readonly deps: LineDependencies) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.pending = this.deps.pending.load();
    void this.connect();
  }

  stop(): void {
    this.running = false;
    this.hangUp();
    clearTimeout(this.retry);
    this.setStatus({ kind: 'idle' });
  }

  /** Carried out at least once and, by its id, at most once; settles when the server has answered. */
  command(command: Command): Promise<unknown> {
    const entry: PendingCommand = { commandId: randomId(), command };
    this.pending = [...this.pending, entry];
    this.deps.pending.save(this.pending);
    const answer = new Promise<unknown>((resolve, reject) => this.waiters.set(entry.commandId, { resolve, reject }));
    if (this.status.kind === 'online' || this.status.kind === 'moving') {
      this.write({ ...command, commandId: entry.commandId });
      this.awaitAnyWord();
    }
    return answer;
  }

  /** Tells the customer's side; worth nothing later, so it is neither kept nor repeated. */
  typing(interactionId: string): void {
    if (this.status.kind === 'online') this.write({ type: 'typing', interactionId });
  }

  /** The page woke up or the network came back: try now, or make sure that the line still lives. */
  wake(): void {
    if (!this.running) return;
    if (this.status.kind === 'waiting') {
      clearTimeout(this.retry);
      void this.connect();
    } else if (this.status.kind === 'online') {
      void this.renew();
      this.probe();
    }
  }

  /** Something else found no server, or no network: makes sure that the line still lives. */
  doubt(): void {
    if (this.running && this.status.kind === 'online') this.probe();
  }

  /** A change is missing, which the server never means to happen: opens a new socket that begins with a snapshot. */
  startOver(): void {
    this.wantsSnapshot = true;
    this.lost(0);
  }

  private async connect(): Promise<void> {
    const { refused } = this;
    const mine = ++this.attempts;
    this.refused = undefined;
    this.setStatus({ kind: 'connecting', attempt: this.attempt });
    clearTimeout(this.deadline);
    this.deadline = setTimeout(() => {
      this.attempts += 1;
      this.lost(0);
    }, WELCOME_MILLIS);
    try {
      this.token = refused ? await this.deps.renewedToken(refused) : await this.deps.token(RENEW_BEFORE_MILLIS);
    } catch (error) {
      if (mine !== this.attempts) return;
      clearTimeout(this.deadline);
      if (error instanceof SignedOutError) this.setStatus({ kind: 'signedOut' });
      else this.retryLater();
      return;
    }
    if (!this.running || mine !== this.attempts) return;
    const socket = this.deps.open();
    this.socket = socket;
    socket.onopen = () => {
      const resumeFrom = this.wantsSnapshot ? null : this.deps.lastSeq();
      this.write({ type: 'authenticate', token: this.token, ...(resumeFrom === null ? {} : { resumeFrom }) });
    };
    socket.onmessage = (event) => {
      if (socket === this.socket) this.take(JSON.parse(event.data) as ServerFrame);
    };
    socket.onclose = (event) => {
      if (socket === this.socket) this.lost(event.code);
    };
  }

  private take(frame: ServerFrame): void {
    clearTimeout(this.silence);
    this.silence = undefined;
    switch (frame.type) {
      case 'welcome':
        return this.welcomed();
      case 'commandDone':
        return this.settle(frame.commandId, (waiter) => waiter.resolve(frame.result));
      case 'error':
        if (frame.commandId) this.settle(frame.commandId, (waiter) => waiter.reject(new CommandRefused(frame.code, frame.detail)));
        return;
      case 'reconnect':
        return this.moveAfter(frame.afterMillis);
      case 'pong':
        return;
      default:
        if (frame.type === 'snapshot') this.wantsSnapshot = false;
        this.deps.onFrame(frame);
    }
  }

  private welcomed(): void {
    const first = this.status.kind !== 'online';
    clearTimeout(this.deadline);
    this.attempt = 0;
    this.setStatus({ kind: 'online' });
    this.planRenewal();
    if (!first) return;
    clearInterval(this.heartbeat);
    this.heartbeat = setInterval(() => this.probe(), PING_MILLIS);
    this.pending.forEach(({ commandId, command }) => this.write({ ...command, commandId }));
  }

  private settle(commandId: string, answer: (waiter: Waiter) => void): void {
    this.pending = this.pending.filter((entry) => entry.commandId !== commandId);
    this.deps.pending.save(this.pending);
    const waiter = this.waiters.get(commandId);
    this.waiters.delete(commandId);
    if (waiter) answer(waiter);
  }

  private probe(): void {
    this.write({ type: 'ping' });
    this.awaitAnyWord();
  }

  /** Whatever is heard in time says that the line lives. */
  private awaitAnyWord(): void {
    this.silence ??= setTimeout(() => this.lost(0), SILENCE_MILLIS);
  }

  private planRenewal(): void {
    clearTimeout(this.renewal);
    const expiresAt = this.deps.tokenExpiresAt();
    if (expiresAt === null) return;
    this.renewal = setTimeout(() => void this.renew(), Math.max(1_000, expiresAt - Date.now() - RENEW_BEFORE_MILLIS + 5_000));
  }

  /** Gives the open socket the newest token; another tab may have fetched it already. */
  private async renew(): Promise<void> {
    try {
      const token = await this.deps.token(RENEW_BEFORE_MILLIS);
      if (token !== this.token) {
        this.token = token;
        this.write({ type: 'authenticate', token });
      }
      this.planRenewal();
    } catch (error) {
      if (!(error instanceof SignedOutError)) {
        this.renewal = setTimeout(() => void this.renew(), 5_000);
        return;
      }
      this.hangUp();
      this.setStatus({ kind: 'signedOut' });
    }
  }

  private moveAfter(afterMillis: number): void {
    this.setStatus({ kind: 'moving' });
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.hangUp();
      void this.connect();
    }, afterMillis);
  }

  private lost(code: number): void {
    if (code === UNAUTHENTICATED) this.refused = this.token;
    const planned = this.status.kind === 'moving';
    this.hangUp();
    if (!this.running) return;
    if (planned) return this.setStatus({ kind: 'moving' });
    if (this.refused && this.attempt === 0) {
      this.attempt = 1;
      void this.connect();
      return;
    }
    this.retryLater();
  }

  /** Doubles the wait up to 15 s and picks a moment in its second half, so that many agents do not come back at once. */
  private retryLater(): void {
    if (!this.running) return;
    const longest = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** this.attempt);
    const wait = longest / 2 + Math.random() * (longest / 2);
    this.attempt += 1;
    this.setStatus({ kind: 'waiting', attempt: this.attempt, retryAt: Date.now() + wait });
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), wait);
  }

  private hangUp(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.silence);
    clearTimeout(this.renewal);
    clearTimeout(this.deadline);
    this.silence = undefined;
    const { socket } = this;
    this.socket = null;
    socket?.close(1000);
  }

  private write(frame: Record<string, unknown>): void {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify(frame));
  }

  private setStatus(status: LineStatus): void {
    this.status = status;
    this.deps.onStatus(status);
  }
}
