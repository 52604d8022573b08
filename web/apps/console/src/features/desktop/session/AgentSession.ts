import { randomId } from '@/shared/api';
import { currentTokens, freshToken, onTokens, refreshedToken } from '@/shared/session/tokens';
import { AgentLine, type LineSocket, type LineStatus, type PendingCommand } from './connection';
import { type DeskAction, type DeskState, emptyDesk, reduce } from './deskState';
import type { Attachment, Command } from './protocol';

export interface SessionView {
  desk: DeskState;
  line: LineStatus;
}

/**
 * One agent's work in this tab: the desk's state, the line that feeds it, and what an agent can do. Lives as long as the
 * person is signed in, whatever page is shown.
 */
export class AgentSession {
  private view: SessionView = { desk: emptyDesk, line: { kind: 'idle' } };
  private readonly listeners = new Set<() => void>();
  private readonly line: AgentLine;
  private readonly endings: (() => void)[] = [];

  constructor(private readonly userId: string) {
    this.line = new AgentLine({
      open: () => new WebSocket(socketAddress(), 'centrala.agent.v1') as unknown as LineSocket,
      token: freshToken,
      renewedToken: refreshedToken,
      tokenExpiresAt: () => currentTokens()?.expiresAt ?? null,
      lastSeq: () => this.view.desk.seq,
      onFrame: (frame) => {
        if (frame.type === 'snapshot') this.dispatch({ type: 'snapshot', snapshot: frame });
        else this.dispatch({ type: 'delta', delta: frame, now: Date.now() });
      },
      onStatus: (line) => this.publish({ ...this.view, line }),
      pending: { load: () => this.loadPending(), save: (commands) => this.savePending(commands) },
    });
  }

  start(): void {
    this.line.start();
    const wake = () => {
      if (document.visibilityState === 'visible') this.line.wake();
    };
    const lapse = setInterval(() => {
      if (this.view.desk.offers.length > 0) this.dispatch({ type: 'offersLapsed', now: Date.now() - LAPSE_GRACE_MILLIS });
    }, 1_000);
    const doubt = () => this.doubt();
    window.addEventListener('online', wake);
    window.addEventListener('offline', doubt);
    document.addEventListener('visibilitychange', wake);
    this.endings.push(
      () => window.removeEventListener('online', wake),
      () => window.removeEventListener('offline', doubt),
      () => document.removeEventListener('visibilitychange', wake),
      () => clearInterval(lapse),
      onTokens((tokens) => {
        if (tokens) this.line.wake();
      }),
    );
  }

  stop(): void {
    this.endings.splice(0).forEach((end) => end());
    this.line.stop();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): SessionView => this.view;

  command(command: Command): Promise<unknown> {
    return this.line.command(command);
  }

  typing(interactionId: string): void {
    this.line.typing(interactionId);
  }

  /** Shows the message at once and sends it; a refusal stays with the message, where the agent can act on it. */
  send(interactionId: string, text: string, attachments: Attachment[], clientMessageId = randomId()): void {
    this.dispatch({
      type: 'sending',
      message: { clientMessageId, interactionId, text, attachments, at: new Date().toISOString(), failure: null },
    });
    const ids = attachments.map((attachment) => attachment.id);
    this.line
      .command({ type: 'sendMessage', interactionId, clientMessageId, text, ...(ids.length ? { attachments: ids } : {}) })
      .catch((error: Error) => this.dispatch({ type: 'sendRefused', clientMessageId, detail: error.message }));
  }

  reconnectNow(): void {
    this.line.wake();
  }

  doubt(): void {
    this.line.doubt();
  }

  drop(clientMessageId: string): void {
    this.dispatch({ type: 'sendDropped', clientMessageId });
  }


  private dispatch(action: DeskAction): void {
    const desk = reduce(this.view.desk, action);
    if (desk === this.view.desk) return;
    const before = this.view.desk.gap;
    this.publish({ ...this.view, desk });
    if (desk.gap && !before) this.line.startOver();
  }

  private publish(view: SessionView): void {
    this.view = view;
    this.listeners.forEach((listener) => listener());
  }

  private get pendingKey(): string {
    return `centrala.pending.${this.userId}`;
  }

  /** Only messages are worth repeating after a reload; an accepted offer or a presence of a minute ago is not. */
  private savePending(commands: PendingCommand[]): void {
    const kept = commands.filter((entry) => entry.command.type === 'sendMessage' || entry.command.type === 'addNote');
    if (kept.length === 0) sessionStorage.removeItem(this.pendingKey);
    else sessionStorage.setItem(this.pendingKey, JSON.stringify(kept));
  }

  private loadPending(): PendingCommand[] {
    let kept: PendingCommand[] = [];
    try {
      kept = JSON.parse(sessionStorage.getItem(this.pendingKey) ?? '[]') as PendingCommand[];
    } catch {
      // Unreadable: nothing to repeat.
    }
    for (const { command } of kept) {
      if (command.type !== 'sendMessage') continue;
      const { clientMessageId, interactionId, text } = command;
      this.dispatch({
        type: 'sending',
        message: { clientMessageId, interactionId, text, attachments: [], at: new Date().toISOString(), failure: null },
      });
    }
    return kept;
  }
}

/** The server ends an offer itself; the desk lets it go a little later in case that word was lost. */
const LAPSE_GRACE_MILLIS = 3_000;

function socketAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws/agent`;
}
