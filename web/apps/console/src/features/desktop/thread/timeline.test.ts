import { describe, expect, it } from 'vitest';
import type { Message, Note } from '../session/protocol';
import { timelineOf } from './timeline';

const message = (id: string, at: string, kind: 'customer' | 'agent' = 'customer') =>
  ({ id, at, from: { kind, name: null }, text: '', attachments: [] }) as unknown as Message;
const note: Note = { id: 'n1', text: 'vip', author: { userId: 'u', name: 'Demo Agent' }, at: '2026-11-01T10:01:30Z' };

describe('the timeline of a thread', () => {
  it('puts notes between messages, days before them and what is being sent last', () => {
    const items = timelineOf(
      { messages: [message('m1', '2026-11-01T10:01:00Z'), message('m2', '2026-11-01T10:02:00Z'), message('m3', '2026-11-03T12:00:00Z')], notes: [note] },
      [{ clientMessageId: 'x', interactionId: 'i', text: '', attachments: [], at: '2026-11-01T00:00:00Z', failure: null }],
    );
    expect(items.map((item) => item.kind)).toEqual(['day', 'message', 'note', 'message', 'day', 'message', 'outgoing']);
  });

  it('names a writer once for messages that follow each other closely', () => {
    const items = timelineOf(
      { messages: [message('m1', '2026-11-01T10:00:00Z'), message('m2', '2026-11-01T10:01:00Z'), message('m3', '2026-11-01T10:20:00Z'), message('m4', '2026-11-01T10:20:05Z', 'agent')], notes: [] },
      [],
    );
    expect(items.filter((item) => item.kind === 'message').map((item) => item.startsGroup)).toEqual([true, false, true, true]);
  });
});
