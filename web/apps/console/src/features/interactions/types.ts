import { shownNumber } from '@/shared/telephone';

export interface Interaction {
  id: string;
  channel: string;
  direction: 'inbound' | 'outbound';
  state: string;
  queueName: string | null;
  agentName: string | null;
  customer: { id: string; name: string | null; identities: { kind: string; value: string }[] };
  createdAt: string;
  queuedAt: string | null;
  assignedAt: string | null;
  endedAt: string | null;
  outcome: string | null;
  /** Only of a call. */
  call?: InteractionCall | null;
  /** Of a call that goes on as a task because its caller left a message. */
  voicemail?: { recordingId: string } | null;
}

/** A call as it stands or ended, with everybody who was on it. */
export interface InteractionCall {
  state: string;
  from: string | null;
  to: string | null;
  since: string;
  answeredAt: string | null;
  legs: { id: string; kind: string; name: string | null; address: string | null; state: string; since: string }[];
}

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

export interface Message {
  id: string;
  direction: 'inbound' | 'outbound';
  from: { kind: 'customer' | 'agent' | 'system' | 'flow'; name: string | null };
  text: string;
  attachments: Attachment[];
  status: string;
  detail: string | null;
  at: string;
}

export interface TimelineEvent {
  sequence: number;
  type: string;
  at: string;
  actor: { kind: string; id: string | null };
  data: Record<string, unknown>;
}

export interface Explanation {
  at: string;
  decision: 'offered' | 'assignedDirectly' | 'accepted' | 'resumed' | 'keptWaiting' | 'picked' | 'begun' | 'pushed' | 'pushedOverCapacity';
  chosen: { agentId: string; name: string | null } | null;
  considered: number;
  excluded: { agentId: string; name: string; reason: string }[];
  others?: { reason: string; count: number }[];
  text: string;
  /** What the decision went by; `place` is the instant the contact is ranked by, priority counted as waiting. */
  inputs?: { ring: number; asked: string[]; waitedSeconds: number; priority: number; order: 'fifo' | 'priority' | 'dueBy' | 'lifo'; place: string; dueAt: string | null } | null;
}

export interface Note {
  id: string;
  text: string;
  author: { userId: string; name: string };
  at: string;
}

/** How a customer is called: by name, else by the address they write from, else by a word for somebody unknown. */
export function customerName(customer: Interaction['customer'], unknown: string): string {
  if (customer.name) return shownNumber(customer.name);
  return customer.identities.find(({ kind }) => kind !== 'visitor')?.value || unknown;
}
