import { describe, expect, it } from 'vitest';
import type { Conversation } from '../session/deskState';
import type { Message } from '../session/protocol';
import { unansweredSince, unreadCount, urgency } from './reading';

const message = (id: string, kind: 'customer' | 'agent' | 'flow', at = id): Message => ({
  id, interactionId: 'i', direction: kind === 'customer' ? 'inbound' : 'outbound', from: { kind, name: null }, text: '', attachments: [], clientMessageId: null, status: 'received', at,
});
const conversation = (messages: Message[], assignedAt: string | null = null) =>
  ({ messages, notes: [], typingUntil: 0, interaction: { assignedAt } }) as unknown as Conversation;

describe('unread', () => {
  it('counts what the customer wrote after the mark, or after the last answer', () => {
    const messages = [message('1', 'customer'), message('2', 'agent'), message('3', 'customer'), message('4', 'customer')];
    expect(unreadCount(messages, '2')).toBe(2);
    expect(unreadCount(messages, '4')).toBe(0);
    expect(unreadCount(messages, '')).toBe(2);
  });
});

describe('the age of an answer', () => {
  it('starts with the first message that no person answered', () => {
    expect(unansweredSince(conversation([message('1', 'customer'), message('2', 'agent'), message('3', 'customer'), message('4', 'customer')]))).toBe('3');
  });
  it('is not stopped by a greeting of the flow, and starts at the desk', () => {
    expect(unansweredSince(conversation([message('1', 'customer'), message('2', 'flow')], '5'))).toBe('5');
  });
  it('is over with an answer', () => {
    expect(unansweredSince(conversation([message('1', 'customer'), message('2', 'agent')]))).toBeNull();
  });
  it('worries sooner on a chat than on a text message', () => {
    expect([urgency('chat', 59), urgency('chat', 60), urgency('chat', 180)]).toEqual(['calm', 'soon', 'late']);
    expect([urgency('sms', 180), urgency('sms', 900), urgency('sms', 3600)]).toEqual(['calm', 'soon', 'late']);
  });
});
