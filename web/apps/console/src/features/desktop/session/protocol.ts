/** The frames of `/ws/agent` (subprotocol centrala.agent.v1), as the AsyncAPI document describes them. */
import type { Call, CallCommand } from './call';

export type PresenceState = 'available' | 'busy' | 'away' | 'offline';

export interface Presence {
  state: PresenceState;
  reason: string | null;
  since: string;
  /** What becomes of the presence when the work at hand is done. */
  pendingState: PresenceState | null;
}

export interface Identity {
  kind: 'phone' | 'mail' | 'visitor';
  value: string;
}

export interface CustomerSummary {
  id: string;
  name: string | null;
  identities: Identity[];
}

/** A page of another program about the customer. */
export interface OpenPage {
  name: string;
  url: string;
}

/** What the business's own program knows of the customer. */
export interface LookedUp {
  name: string | null;
  company: string | null;
  tier: string | null;
  facts: { label: string; value: string; link: string | null }[];
}

/** What is seen beside a contact, on offer or in hand. */
export interface CardFacts {
  page?: OpenPage | undefined;
  lookedUp?: LookedUp | undefined;
}

export interface Offer extends CardFacts {
  offerId: string;
  interactionId: string;
  channel: string;
  queue: { id: string; name: string } | null;
  customer: CustomerSummary | null;
  waitedSeconds: number;
  expiresAt: string;
  preview?: string | null;
  /** The colleague who asks something on a call of theirs. */
  askedBy?: string;
}

export interface WrapUp {
  /** `requested` while the contact goes on: one is to follow. */
  mode: 'mandatory' | 'optional' | 'timed' | 'requested';
  endsAt: string | null;
  codes?: { id: string; name: string }[];
}

export interface Voicemail {
  recordingId: string;
  /** The number to call back. */
  from: string | null;
  seconds: number;
  leftAt: string;
  state: 'fetching' | 'ready';
}

export interface Interaction extends CardFacts {
  id: string;
  version: number;
  channel: string;
  direction: 'inbound' | 'outbound';
  state: 'inFlow' | 'queued' | 'offered' | 'assigned' | 'waitingForCustomer' | 'wrapUp' | 'ended' | 'abandoned';
  queueId: string | null;
  queueName: string | null;
  agentId: string | null;
  agentName: string | null;
  customerId?: string | null;
  customer: CustomerSummary | null;
  subject?: string | null;
  createdAt: string;
  assignedAt: string | null;
  lastMessageAt: string | null;
  wrapUpEndsAt: string | null;
  endedAt: string | null;
  outcome: string | null;
  wrapUp?: WrapUp | null;
  /** Only where the channel is voice. */
  call?: Call | null;
  /** The colleague who asks something on a call of theirs. */
  askedBy?: string;
  /** What a caller has said after the tone, of a call that goes on as a task. */
  voicemail?: Voicemail | null;
}

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

export interface Message {
  id: string;
  interactionId: string;
  direction: 'inbound' | 'outbound';
  from: { kind: 'customer' | 'agent' | 'system' | 'flow'; name: string | null };
  text: string;
  attachments: Attachment[];
  clientMessageId: string | null;
  status: 'received' | 'pending' | 'sent' | 'delivered' | 'failed' | 'ambiguous';
  detail?: string | null;
  at: string;
}

export interface Note {
  id: string;
  text: string;
  author: { userId: string; name: string };
  at: string;
}

export interface Assignment {
  interaction: Interaction;
  messages: Message[];
  notes: Note[];
}

export interface Snapshot {
  type: 'snapshot';
  seq: number;
  presence: Presence;
  offers: Offer[];
  assignments: Assignment[];
}

/** What changes the state; every one carries the user's running number. */
export type Delta = { seq: number } & (
  | { type: 'presenceChanged'; presence?: Presence; state?: PresenceState; reason?: string | null; since?: string; pendingState?: PresenceState | null }
  | { type: 'typing'; interactionId: string; from: 'customer' }
  | ({ type: 'offer' } & Offer)
  | { type: 'offerEnded'; offerId: string; outcome: 'accepted' | 'rejected' | 'timedOut' | 'withdrawn' }
  | ({ type: 'assigned' } & Assignment)
  | { type: 'message'; interactionId: string; message: Message }
  | { type: 'noteAdded'; interactionId: string; note: Note }
  | { type: 'interactionUpdated'; interaction: Interaction; wrapUp?: WrapUp | null }
  | { type: 'interactionEnded'; interactionId: string; outcome: string | null }
);

export type ServerFrame =
  | { type: 'welcome'; sessionId: string; serverTime: string }
  | Snapshot
  | Delta
  | { type: 'commandDone'; commandId: string; result?: unknown }
  | { type: 'error'; commandId?: string; code: string; detail: string }
  | { type: 'reconnect'; afterMillis: number }
  | { type: 'pong' };

/** What an agent asks for; the connection adds the commandId. */
export type Command =
  | { type: 'setPresence'; state: PresenceState; reason?: string }
  | { type: 'acceptOffer'; offerId: string }
  | { type: 'rejectOffer'; offerId: string; reason?: string }
  | { type: 'sendMessage'; interactionId: string; clientMessageId: string; text: string; attachments?: string[] }
  | { type: 'addNote'; interactionId: string; text: string }
  | { type: 'end'; interactionId: string }
  | CallCommand
  | { type: 'requestWrapUp'; interactionId: string }
  | { type: 'extendWrapUp'; interactionId: string; seconds: number }
  | { type: 'completeWrapUp'; interactionId: string; codeId?: string; notes?: string };
