import { Backoff } from './backoff';
import { type ClientFrame, parseFrame, type ServerFrame, SUBPROTOCOL } from './protocol';

export type Link = 'off' | 'connecting' | 'on' | 'waiting';

export interface ConnectionEvents {
  /** The socket is open: the receiver sends its `start` now. */
  opened(): void;
  frame(frame: ServerFrame): void;
  link(link: Link): void;
}

type SocketFactory = (url: string, protocol: string) => WebSocket;

/** A socket that has not answered `start` or a message by then is taken for dead. */
export const SILENCE_MILLIS = 15_000;

/**
 * One chat socket that stays up: reconnects with jittered back-off, at once when the browser comes back online or the
 * tab wakes, and drops a socket that swallows frames. Frames sent while it is down are refused, not queued: the
 * outbox alone decides what is repeated.
 */
export class Connection {
  private socket: WebSocket | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private wanted = false;
  private settled = false;

  constructor(
    private readonly url: string,
    private readonly events: ConnectionEvents,
    private readonly backoff = new Backoff(),
    private readonly createSocket: SocketFactory = (address, protocol) => new WebSocket(address, protocol),
  ) {}

  connect(): void {
    this.wanted = true;
    if (this.socket === null) this.open();
  }

  disconnect(): void {
    this.wanted = false;
    clearTimeout(this.retryTimer);
    this.drop();
    this.events.link('off');
  }

  /** Tries again at once instead of waiting out the back-off. */
  wake(): void {
    if (this.wanted && this.socket === null) this.open();
  }

  /** The conversation is confirmed on this socket: later failures start the back-off from its beginning. */
  confirmed(): void {
    this.settled = true;
    this.backoff.reset();
    this.heard();
    this.events.link('on');
  }

  send(frame: ClientFrame): boolean {
    const socket = this.socket;
    if (socket === null || socket.readyState !== 1) return false;
    if (frame.type !== 'start' && !this.settled) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  /** An answer is due: without any frame in time the socket is replaced. */
  expectAnswer(): void {
    if (this.silenceTimer !== undefined) return;
    this.silenceTimer = setTimeout(() => this.lost(this.socket), SILENCE_MILLIS);
  }

  /** Gives the present socket up and tries again later. */
  abandon(): void {
    this.lost(this.socket);
  }

  private heard(): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = undefined;
  }

  private open(): void {
    clearTimeout(this.retryTimer);
    this.settled = false;
    this.events.link('connecting');
    let socket: WebSocket;
    try {
      socket = this.createSocket(this.url, SUBPROTOCOL);
    } catch {
      this.retryIn(this.backoff.nextMillis());
      return;
    }
    this.socket = socket;
    socket.onopen = () => {
      if (this.socket === socket) this.events.opened();
    };
    socket.onmessage = (event) => {
      if (this.socket !== socket) return;
      this.heard();
      const frame = parseFrame(event.data);
      if (frame === null) return;
      if (frame.type === 'reconnect') this.lost(socket, Math.max(0, Number(frame.afterMillis) || 0));
      else this.events.frame(frame);
    };
    socket.onclose = () => this.lost(socket);
    this.expectAnswer();
  }

  private lost(socket: WebSocket | null, afterMillis?: number): void {
    if (socket === null || this.socket !== socket) return;
    this.drop();
    if (this.wanted) this.retryIn(afterMillis ?? this.backoff.nextMillis());
  }

  private drop(): void {
    this.heard();
    const socket = this.socket;
    this.socket = null;
    this.settled = false;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  private retryIn(millis: number): void {
    this.events.link('waiting');
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.open(), millis);
  }
}
