import type { Cabinet } from './cabinet';
import type { Connection, ConnectionEvents } from './connection';
import { Memory } from './memory';
import { Outbox, type OutboxItem } from './outbox';
import type { Attachment, Customer, PageContext, ServerFrame, WidgetConfig } from './protocol';
import { type ChatEvent, type ChatState, EMPTY, reduce } from './state';

export interface ChatSurroundings {
  widgetId: string;
  cabinet: Cabinet;
  newId: () => string;
  nowMillis: () => number;
  context: () => PageContext;
  loadConfig: () => Promise<WidgetConfig>;
  connect: (events: ConnectionEvents) => Connection;
}

const TYPING_SHOWN_MILLIS = 6_000;
const TYPING_SENT_EVERY_MILLIS = 3_000;
const SLOW_DOWN_MILLIS = 5_000;
const CONFIG_RETRY_MILLIS = 10_000;
/** Refusals that pass by themselves: the socket is tried again instead of giving the conversation up. */
const PASSING = new Set(['unavailable', 'internal', 'draining', 'timeout']);
const SLOW_DOWN = new Set(['tooMany', 'tooManyRequests', 'rateLimited']);

/** One visitor's conversation in one widget: joins the socket, the outbox and what the browser remembers. */
export class Chat {
  state: ChatState = EMPTY;
  private readonly listeners = new Set<() => void>();
  private readonly memory: Memory;
  private readonly outbox: Outbox;
  private readonly connection: Connection;
  private token: string | null = null;
  private confirmed = false;
  private typingShown: ReturnType<typeof setTimeout> | undefined;
  private typingSentMillis = 0;
  private lastRead: string | null = null;

  constructor(private readonly around: ChatSurroundings) {
    const key = `centrala.${around.widgetId}`;
    this.memory = new Memory(around.cabinet, `${key}.visitor`, around.newId);
    this.outbox = new Outbox(around.cabinet, `${key}.outbox.`);
    this.connection = around.connect({
      opened: () => this.sendStart(),
      frame: (frame) => this.received(frame),
      link: (link) => {
        if (link !== 'on') this.confirmed = false;
        this.apply({ type: 'link', link });
      },
    });
    this.apply({ type: 'known', customer: this.memory.read().customer ?? {} });
    this.apply({ type: 'outbox', items: this.outbox.all() });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Shows the widget and continues what an earlier page load began. */
  async begin(): Promise<void> {
    const beginning = this.memory.beginning(this.around.nowMillis());
    if (beginning !== 'idle') this.join();
    await this.refreshConfig();
  }

  async refreshConfig(): Promise<void> {
    try {
      this.apply({ type: 'configLoaded', config: await this.around.loadConfig() });
    } catch {
      this.apply({ type: 'configFailed' });
      setTimeout(() => void this.refreshConfig(), CONFIG_RETRY_MILLIS);
    }
  }

  start(customer: Customer, firstMessage: string): void {
    const asked = { ...this.state.known, ...customer };
    this.memory.update({ customer: asked, starting: { customer: asked, atMillis: this.around.nowMillis() } });
    this.apply({ type: 'known', customer: asked });
    if (firstMessage.trim() !== '') this.enqueue(firstMessage.trim(), []);
    this.saveDraft('');
    this.join();
  }

  send(text: string, attachments: Attachment[]): void {
    if (text.trim() === '' && attachments.length === 0) return;
    const item = this.enqueue(text.trim(), attachments);
    if (this.confirmed) this.transmit(item);
    this.connection.wake();
  }

  /** The visitor asks for a message that failed to be sent after all; it keeps its id, so a late echo still settles it. */
  resend(clientMessageId: string): void {
    const item = this.outbox.all().find((one) => one.clientMessageId === clientMessageId);
    if (!item) return;
    const again = { ...item, failed: false, interactionId: this.state.interactionId };
    this.outbox.put(again);
    this.showOutbox();
    if (this.confirmed) this.transmit(again);
  }

  discard(clientMessageId: string): void {
    this.outbox.settle(clientMessageId);
    this.showOutbox();
  }

  typing(): void {
    const now = this.around.nowMillis();
    if (now - this.typingSentMillis < TYPING_SENT_EVERY_MILLIS) return;
    if (this.connection.send({ type: 'typing' })) this.typingSentMillis = now;
  }

  end(): void {
    if (this.connection.send({ type: 'end' })) this.connection.expectAnswer();
  }

  /** Back to the beginning after an ended conversation; unconfirmed messages stay in the outbox as failed. */
  startAgain(): void {
    this.connection.disconnect();
    this.token = null;
    this.memory.forgetConversation();
    this.apply({ type: 'notice', notice: null });
    this.apply({ type: 'reset' });
    void this.refreshConfig();
  }

  setVisible(visible: boolean): void {
    this.apply({ type: 'visible', visible });
    this.sendRead();
    if (visible) this.connection.wake();
  }

  identify(customer: Customer): void {
    this.memory.update({ customer: { ...this.memory.read().customer, ...customer } });
    this.apply({ type: 'known', customer });
  }

  wake(): void {
    this.connection.wake();
  }

  /** Another tab of this page changed the storage. */
  storageChanged(): void {
    this.outbox.reload();
    this.showOutbox();
    const { resumeToken } = this.memory.read();
    if (!resumeToken || resumeToken === this.token || this.state.phase === 'starting') return;
    if (this.state.phase === 'ended') this.apply({ type: 'reset' });
    this.join();
  }

  draft(): string {
    return this.memory.read().draft ?? '';
  }

  saveDraft(text: string): void {
    if (text !== this.draft()) this.memory.update({ draft: text === '' ? undefined : text });
  }

  resumeToken(): string | null {
    return this.token;
  }

  private join(): void {
    this.apply({ type: 'starting' });
    this.connection.connect();
  }

  private sendStart(): void {
    const { visitorId, resumeToken, starting, customer } = this.memory.read();
    this.connection.send({
      type: 'start',
      widgetId: this.around.widgetId,
      visitorId,
      customer: starting?.customer ?? customer ?? {},
      context: this.around.context(),
      ...(resumeToken ? { resumeToken } : {}),
    });
  }

  private received(frame: ServerFrame): void {
    switch (frame.type) {
      case 'started':
        return this.started(frame);
      case 'queued':
        return this.apply({
          type: 'queued',
          position: frame.position,
          waitSeconds: frame.estimatedWaitSeconds ?? null,
        });
      case 'agentJoined':
        return this.apply({ type: 'agentJoined', name: frame.name ?? frame.agent?.name ?? null });
      case 'message': {
        const echoed = frame.message.clientMessageId;
        if (echoed && this.outbox.settle(echoed)) this.showOutbox();
        this.apply({ type: 'message', message: frame.message });
        if (this.outbox.unsent().length > 0) this.connection.expectAnswer();
        return this.sendRead();
      }
      case 'typing':
        return this.showTyping();
      case 'ended':
        return this.over();
      case 'error':
        return this.confirmed ? this.refusedFrame(frame) : this.refusedStart(frame);
      case 'reconnect':
        return;
    }
  }

  private started(frame: Extract<ServerFrame, { type: 'started' }>): void {
    this.token = frame.resumeToken;
    this.memory.update({ resumeToken: frame.resumeToken, interactionId: frame.interactionId, starting: undefined });
    this.confirmed = true;
    this.connection.confirmed();
    const messages = frame.messages ?? [];
    for (const { clientMessageId } of messages) if (clientMessageId) this.outbox.settle(clientMessageId);
    this.outbox.failStrangersTo(frame.interactionId);
    this.apply({ type: 'started', interactionId: frame.interactionId, messages, state: frame.state });
    this.showOutbox();
    if (this.state.phase === 'ended') return this.over();
    for (const item of this.outbox.unsent()) this.transmit(item);
    this.sendRead();
  }

  private enqueue(text: string, attachments: Attachment[]): OutboxItem {
    const item: OutboxItem = {
      clientMessageId: this.around.newId(),
      text,
      attachments,
      at: new Date(this.around.nowMillis()).toISOString(),
      interactionId: this.state.interactionId,
      failed: false,
    };
    this.outbox.put(item);
    this.showOutbox();
    return item;
  }

  private transmit(item: OutboxItem): void {
    if (item.interactionId === null) this.outbox.put({ ...item, interactionId: this.state.interactionId });
    const sent = this.connection.send({
      type: 'sendMessage',
      clientMessageId: item.clientMessageId,
      text: item.text,
      ...(item.attachments.length > 0 ? { attachments: item.attachments.map((one) => one.id) } : {}),
    });
    if (sent) this.connection.expectAnswer();
  }

  private over(): void {
    this.connection.disconnect();
    this.memory.forgetConversation();
    for (const item of this.outbox.unsent()) this.outbox.fail(item.clientMessageId);
    this.showOutbox();
    this.apply({ type: 'ended' });
  }

  /** An error on a confirmed conversation: frames are answered in order, so it speaks of the oldest unconfirmed message. */
  private refusedFrame(frame: Extract<ServerFrame, { type: 'error' }>): void {
    if (SLOW_DOWN.has(frame.code)) {
      this.apply({ type: 'notice', notice: { kind: 'tooMany', detail: frame.detail ?? '' } });
      setTimeout(() => {
        this.apply({ type: 'notice', notice: null });
        if (this.confirmed) for (const item of this.outbox.unsent()) this.transmit(item);
      }, SLOW_DOWN_MILLIS);
      return;
    }
    if (PASSING.has(frame.code)) return this.connection.abandon();
    const refused = frame.clientMessageId ?? this.outbox.unsent()[0]?.clientMessageId;
    if (refused) this.outbox.fail(refused);
    this.showOutbox();
    this.apply({ type: 'notice', notice: { kind: 'refused', detail: frame.detail ?? '' } });
  }

  private refusedStart(frame: Extract<ServerFrame, { type: 'error' }>): void {
    if (PASSING.has(frame.code)) return this.connection.abandon();
    const resuming = this.memory.read().resumeToken !== undefined;
    if (resuming && SLOW_DOWN.has(frame.code)) return this.connection.abandon();
    this.connection.disconnect();
    this.memory.forgetConversation();
    this.token = null;
    if (resuming) {
      // The old conversation is gone; what was under way may or may not have arrived, so only the visitor repeats it.
      for (const item of this.outbox.unsent()) this.outbox.fail(item.clientMessageId);
    } else {
      const kind = frame.code === 'closed' ? 'closed' : SLOW_DOWN.has(frame.code) ? 'tooMany' : 'refused';
      this.apply({ type: 'notice', notice: { kind, detail: frame.detail ?? '' } });
      this.saveDraft(this.takeBack());
    }
    this.apply({ type: 'reset' });
    this.showOutbox();
  }

  /** The texts that never left, for the visitor to send again. */
  private takeBack(): string {
    const neverSent = this.outbox.unsent().filter((item) => item.interactionId === null);
    for (const item of neverSent) this.outbox.settle(item.clientMessageId);
    return neverSent.map((item) => item.text).join('\n');
  }

  private showTyping(): void {
    clearTimeout(this.typingShown);
    this.apply({ type: 'agentTyping', typing: true });
    this.typingShown = setTimeout(() => this.apply({ type: 'agentTyping', typing: false }), TYPING_SHOWN_MILLIS);
  }

  private sendRead(): void {
    if (!this.state.visible || !this.confirmed) return;
    const last = this.state.messages.findLast((message) => message.from.kind !== 'customer');
    if (!last || last.id === this.lastRead) return;
    if (this.connection.send({ type: 'read', messageId: last.id })) this.lastRead = last.id;
  }

  private showOutbox(): void {
    this.apply({ type: 'outbox', items: this.outbox.all() });
  }

  private apply(event: ChatEvent): void {
    this.state = reduce(this.state, event);
    for (const listener of this.listeners) listener();
  }
}
