import { type Cabinet, memoryCabinet } from '../panel/src/chat/cabinet';
import { Backoff } from '../panel/src/chat/backoff';
import { Chat } from '../panel/src/chat/chat';
import { Connection } from '../panel/src/chat/connection';
import type { ChatMessage, ClientFrame, ServerFrame } from '../panel/src/chat/protocol';

/** A socket whose other end is the test. */
export class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  readyState = 0;
  readonly sent: ClientFrame[] = [];

  send(data: string): void {
    this.sent.push(JSON.parse(data) as ClientFrame);
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  deliver(frame: ServerFrame | Record<string, unknown>): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** The connection breaks. */
  breakDown(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  texts(): string[] {
    return this.sent.flatMap((frame) => (frame.type === 'sendMessage' ? [frame.clientMessageId] : []));
  }
}

/** One page load of one browser; `cabinet` is what survives to the next. */
export function openPage(cabinet: Cabinet = memoryCabinet(), open = true) {
  const sockets: FakeSocket[] = [];
  let ids = 0;
  const page = Math.random().toString(36).slice(2, 8);
  const chat = new Chat({
    widgetId: 'w1',
    cabinet,
    newId: () => `${page}-${++ids}`,
    nowMillis: () => Date.now(),
    context: () => ({ url: 'https://shop.example/' }),
    loadConfig: () =>
      Promise.resolve({ title: 'Shop', greeting: 'Hello', color: '#0b6e5f', preChat: [], open, closedText: 'Closed' }),
    connect: (events) =>
      new Connection('ws://test/ws/chat', events, new Backoff(() => 0.5), () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket as unknown as WebSocket;
      }),
  });
  return { chat, cabinet, sockets, socket: () => sockets[sockets.length - 1] as FakeSocket };
}

export function message(id: string, kind: ChatMessage['from']['kind'], rest: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id,
    clientMessageId: null,
    from: { kind, name: kind === 'agent' ? 'Demo Agent' : null },
    text: `text of ${id}`,
    attachments: [],
    at: `2026-01-01T00:00:${id.padStart(2, '0').slice(-2)}Z`,
    status: 'received',
    ...rest,
  };
}

export const started = (messages: ChatMessage[] = [], state = 'queued', interactionId = 'i1') => ({
  type: 'started',
  interactionId,
  resumeToken: `token-${interactionId}`,
  messages,
  state,
});
