import type { Link } from './connection';
import type { OutboxItem } from './outbox';
import { type ChatMessage, complete, type Customer, type WidgetConfig } from './protocol';

/** Which face the panel shows. `starting`: the visitor has asked, the server has not answered. */
export type Phase = 'loading' | 'unavailable' | 'welcome' | 'starting' | 'talking' | 'ended';

/** Something the visitor should read above the composer; `detail` is the server's own text, shown as text. */
export interface Notice {
  kind: 'closed' | 'refused' | 'tooMany';
  detail: string;
}

export interface ChatState {
  phase: Phase;
  link: Link;
  config: WidgetConfig | null;
  interactionId: string | null;
  messages: ChatMessage[];
  outbox: OutboxItem[];
  queue: { position: number; waitSeconds: number | null } | null;
  agentName: string | null;
  agentTyping: boolean;
  unread: number;
  visible: boolean;
  known: Customer;
  notice: Notice | null;
}

export type ChatEvent =
  | { type: 'configLoaded'; config: WidgetConfig }
  | { type: 'configFailed' }
  | { type: 'starting' }
  | { type: 'link'; link: Link }
  | { type: 'started'; interactionId: string; messages: ChatMessage[]; state: string | undefined }
  | { type: 'queued'; position: number; waitSeconds: number | null }
  | { type: 'agentJoined'; name: string | null }
  | { type: 'message'; message: ChatMessage }
  | { type: 'agentTyping'; typing: boolean }
  | { type: 'ended' }
  | { type: 'notice'; notice: Notice | null }
  | { type: 'outbox'; items: OutboxItem[] }
  | { type: 'visible'; visible: boolean }
  | { type: 'known'; customer: Customer }
  | { type: 'reset' };

export const EMPTY: ChatState = {
  phase: 'loading',
  link: 'off',
  config: null,
  interactionId: null,
  messages: [],
  outbox: [],
  queue: null,
  agentName: null,
  agentTyping: false,
  unread: 0,
  visible: false,
  known: {},
  notice: null,
};

const OVER = new Set(['ended', 'abandoned', 'wrapUp']);

/** The next state; pure. Messages are kept once each, in the order the server gave. */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'configLoaded':
      return {
        ...state,
        config: event.config,
        phase: state.phase === 'loading' || state.phase === 'unavailable' ? 'welcome' : state.phase,
      };
    case 'configFailed':
      return { ...state, phase: state.phase === 'loading' ? 'unavailable' : state.phase };
    case 'starting':
      return { ...state, phase: state.phase === 'talking' ? 'talking' : 'starting', notice: null };
    case 'link':
      return { ...state, link: event.link, agentTyping: event.link === 'on' && state.agentTyping };
    case 'started':
      return started(state, event);
    case 'queued':
      return { ...state, queue: { position: event.position, waitSeconds: event.waitSeconds } };
    case 'agentJoined':
      return { ...state, queue: null, agentName: event.name };
    case 'message':
      return withMessage(state, event.message);
    case 'agentTyping':
      return { ...state, agentTyping: event.typing };
    case 'ended':
      return { ...state, phase: 'ended', queue: null, agentTyping: false };
    case 'notice':
      return { ...state, notice: event.notice };
    case 'outbox':
      return { ...state, outbox: event.items };
    case 'visible':
      return { ...state, visible: event.visible, unread: event.visible ? 0 : state.unread };
    case 'known':
      return { ...state, known: { ...state.known, ...event.customer } };
    case 'reset':
      return {
        ...EMPTY,
        config: state.config,
        phase: state.config ? 'welcome' : 'loading',
        visible: state.visible,
        known: state.known,
        outbox: state.outbox,
        notice: state.notice,
      };
  }
}

function started(state: ChatState, event: Extract<ChatEvent, { type: 'started' }>): ChatState {
  const continued = state.interactionId === event.interactionId;
  // The server's history may be cut; what this panel has already shown of the same conversation stays.
  const earlier = continued ? state.messages : [];
  const messages = event.messages.reduce((list, message) => insert(list, complete(message)), earlier);
  const over = event.state !== undefined && OVER.has(event.state);
  return {
    ...state,
    phase: over ? 'ended' : 'talking',
    interactionId: event.interactionId,
    messages,
    queue: over || event.state === 'assigned' ? null : state.queue,
    agentName: continued ? state.agentName : lastAgent(messages),
    unread: state.visible || !continued ? state.unread : state.unread + newFromOthers(earlier, messages),
    notice: null,
  };
}

function withMessage(state: ChatState, message: ChatMessage): ChatState {
  const known = state.messages.some((one) => one.id === message.id);
  const fromOthers = message.from.kind !== 'customer';
  return {
    ...state,
    messages: insert(state.messages, message),
    agentTyping: fromOthers ? false : state.agentTyping,
    agentName: message.from.kind === 'agent' ? (message.from.name ?? state.agentName) : state.agentName,
    unread: !known && fromOthers && !state.visible ? state.unread + 1 : state.unread,
  };
}

/** Replaces a message that is known (its status changed), else appends in order of time. */
function insert(messages: ChatMessage[], message: ChatMessage): ChatMessage[] {
  const at = messages.findIndex((one) => one.id === message.id);
  if (at >= 0) return messages.map((one, index) => (index === at ? message : one));
  const after = messages.findLastIndex((one) => one.at <= message.at) + 1;
  return messages.toSpliced(after, 0, message);
}

function lastAgent(messages: ChatMessage[]): string | null {
  return messages.findLast((message) => message.from.kind === 'agent')?.from.name ?? null;
}

function newFromOthers(before: ChatMessage[], after: ChatMessage[]): number {
  const known = new Set(before.map((message) => message.id));
  return after.filter((message) => message.from.kind !== 'customer' && !known.has(message.id)).length;
}
