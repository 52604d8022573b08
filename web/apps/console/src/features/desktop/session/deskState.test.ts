import { describe, expect, it } from 'vitest';
import { type DeskState, emptyDesk, reduce, TYPING_MILLIS } from './deskState';
import type { Delta, Interaction, Message, Offer, Snapshot } from './protocol';

const interaction = (id: string, change: Partial<Interaction> = {}): Interaction => ({
  id, version: 1, channel: 'chat', direction: 'inbound', state: 'assigned', queueId: 'q', queueName: 'Support', agentId: 'a', agentName: 'Demo Agent',
  customerId: 'c', customer: null, createdAt: '2026-11-01T10:00:00Z', assignedAt: null, lastMessageAt: null, wrapUpEndsAt: null, endedAt: null, outcome: null, ...change,
});
const message = (id: string, change: Partial<Message> = {}): Message => ({
  id, interactionId: 'i1', direction: 'inbound', from: { kind: 'customer', name: null }, text: id, attachments: [], clientMessageId: null, status: 'received', at: '2026-11-01T10:01:00Z', ...change,
});
const offer = (offerId: string, interactionId = 'i9'): Offer => ({
  offerId, interactionId, channel: 'chat', queue: null, customer: null, waitedSeconds: 3, expiresAt: '2026-11-01T10:02:00Z',
});
const snapshot: Snapshot = {
  type: 'snapshot', seq: 100, presence: { state: 'available', reason: null, since: '2026-11-01T09:00:00Z', pendingState: null },
  offers: [offer('o1')], assignments: [{ interaction: interaction('i1'), messages: [message('m1')], notes: [] }],
};
const started: DeskState = reduce(emptyDesk, { type: 'snapshot', snapshot });
const take = (state: DeskState, ...deltas: Delta[]) => deltas.reduce((s, delta) => reduce(s, { type: 'delta', delta, now: 1_000 }), state);

describe('the desk', () => {
  it('takes deltas in order', () => {
    const state = take(started, { type: 'message', seq: 101, interactionId: 'i1', message: message('m2') }, { type: 'offerEnded', seq: 102, offerId: 'o1', outcome: 'timedOut' });
    expect(state.conversations[0]?.messages.map((m) => m.id)).toEqual(['m1', 'm2']);
    expect(state.offers).toEqual([]);
    expect(state.seq).toBe(102);
  });

  it('ignores what it has seen: a duplicate, or anything before the snapshot', () => {
    const delta: Delta = { type: 'message', seq: 101, interactionId: 'i1', message: message('m2') };
    const once = take(started, delta);
    expect(take(once, delta)).toBe(once);
    expect(take(started, { ...delta, seq: 99 })).toBe(started);
    expect(take(emptyDesk, delta)).toBe(emptyDesk);
  });

  it('takes nothing beyond a gap until what is missing has come', () => {
    const ahead: Delta = { type: 'message', seq: 102, interactionId: 'i1', message: message('m3') };
    const open = take(started, ahead);
    expect(open.gap).toBe(true);
    expect(open.conversations[0]?.messages).toHaveLength(1);
    const closed = take(open, { type: 'message', seq: 101, interactionId: 'i1', message: message('m2') }, ahead);
    expect(closed.gap).toBe(false);
    expect(closed.conversations[0]?.messages.map((m) => m.id)).toEqual(['m1', 'm2', 'm3']);
  });

  it('lets a snapshot replace everything but what is still being sent', () => {
    const sending = reduce(take(started, { type: 'message', seq: 105, interactionId: 'i1', message: message('m9') }), {
      type: 'sending', message: { clientMessageId: 'x1', interactionId: 'i2', text: 'on its way', attachments: [], at: '', failure: null },
    });
    const also = reduce(sending, { type: 'sending', message: { clientMessageId: 'x2', interactionId: 'i2', text: 'arrived', attachments: [], at: '', failure: null } });
    const state = reduce(also, {
      type: 'snapshot',
      snapshot: { ...snapshot, seq: 300, offers: [], assignments: [{ interaction: interaction('i2'), messages: [message('m5', { clientMessageId: 'x2' })], notes: [] }] },
    });
    expect(state.seq).toBe(300);
    expect(state.gap).toBe(false);
    expect(state.offers).toEqual([]);
    expect(state.conversations.map((c) => c.interaction.id)).toEqual(['i2']);
    expect(state.outgoing.map((m) => m.clientMessageId)).toEqual(['x1']);
  });

  it('shows a sent message once: under way, then as the server keeps it, then with its delivery', () => {
    const sending = reduce(started, { type: 'sending', message: { clientMessageId: 'x1', interactionId: 'i1', text: 'hi', attachments: [], at: '', failure: null } });
    const sent = take(sending, { type: 'message', seq: 101, interactionId: 'i1', message: message('m2', { clientMessageId: 'x1', direction: 'outbound', status: 'pending' }) });
    expect(sent.outgoing).toEqual([]);
    const delivered = take(sent, { type: 'message', seq: 102, interactionId: 'i1', message: message('m2', { clientMessageId: 'x1', direction: 'outbound', status: 'delivered' }) });
    expect(delivered.conversations[0]?.messages.map((m) => m.status)).toEqual(['received', 'delivered']);
  });

  it('keeps a refused message with its reason until it is sent again or dropped', () => {
    const sending = reduce(started, { type: 'sending', message: { clientMessageId: 'x1', interactionId: 'i1', text: 'hi', attachments: [], at: '', failure: null } });
    const refused = reduce(sending, { type: 'sendRefused', clientMessageId: 'x1', detail: 'opted out' });
    expect(refused.outgoing[0]?.failure).toBe('opted out');
    expect(reduce(refused, { type: 'sendDropped', clientMessageId: 'x1' }).outgoing).toEqual([]);
  });

  it('turns an offer into a conversation when it is assigned, also when the offer ended unheard', () => {
    const offered = take(started, { type: 'offer', seq: 101, ...offer('o2', 'i2') });
    const state = take(offered, { type: 'assigned', seq: 102, interaction: interaction('i2'), messages: [], notes: [] });
    expect(state.offers.map((o) => o.offerId)).toEqual(['o1']);
    expect(state.conversations.map((c) => c.interaction.id)).toEqual(['i1', 'i2']);
  });

  it('takes a note once, and what is left to do after the contact', () => {
    const note = { id: 'n1', text: 'vip', author: { userId: 'u', name: 'Demo Agent' }, at: '' };
    const noted = take(started, { type: 'noteAdded', seq: 101, interactionId: 'i1', note }, { type: 'noteAdded', seq: 102, interactionId: 'i1', note });
    expect(noted.conversations[0]?.notes).toEqual([note]);
    const wrapUp = { mode: 'mandatory' as const, endsAt: null };
    const wrapping = take(noted, { type: 'interactionUpdated', seq: 103, interaction: interaction('i1', { state: 'wrapUp' }), wrapUp });
    expect(wrapping.conversations[0]?.interaction.wrapUp).toEqual(wrapUp);
  });

  it('removes a conversation when its work is over', () => {
    const wrapping = take(started, { type: 'interactionUpdated', seq: 101, interaction: interaction('i1', { state: 'wrapUp' }) });
    expect(wrapping.conversations[0]?.interaction.state).toBe('wrapUp');
    expect(take(wrapping, { type: 'interactionEnded', seq: 102, interactionId: 'i1', outcome: 'resolved' }).conversations).toEqual([]);
  });

  it('lets typing fade, and end with the message', () => {
    const typing = take(started, { type: 'typing', seq: 101, interactionId: 'i1', from: 'customer' });
    expect(typing.conversations[0]?.typingUntil).toBe(1_000 + TYPING_MILLIS);
    expect(take(typing, { type: 'message', seq: 102, interactionId: 'i1', message: message('m2') }).conversations[0]?.typingUntil).toBe(0);
  });

  it('drops offers whose time is over', () => {
    expect(reduce(started, { type: 'offersLapsed', now: Date.parse('2026-11-01T10:03:00Z') }).offers).toEqual([]);
  });

  it('counts a change it does not know, so that the next one leaves no gap', () => {
    const state = take(started, { type: 'somethingNew', seq: 101 } as unknown as Delta);
    expect(state.seq).toBe(101);
    expect(state.gap).toBe(false);
  });
});
