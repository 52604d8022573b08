import { describe, expect, it } from 'vitest';
import { memoryCabinet, openCabinet } from '../panel/src/chat/cabinet';
import { Outbox, type OutboxItem } from '../panel/src/chat/outbox';

const item = (id: string, at: string, interactionId: string | null = null): OutboxItem => ({
  clientMessageId: id,
  text: `text of ${id}`,
  attachments: [],
  at,
  interactionId,
  failed: false,
});

describe('the outbox', () => {
  it('keeps messages over a reload, oldest first', () => {
    const cabinet = memoryCabinet();
    const before = new Outbox(cabinet, 'w.');
    before.put(item('b', '2026-01-01T00:00:02Z'));
    before.put(item('a', '2026-01-01T00:00:01Z'));
    const after = new Outbox(cabinet, 'w.');
    expect(after.unsent().map((one) => one.clientMessageId)).toEqual(['a', 'b']);
  });

  it('settles once', () => {
    const cabinet = memoryCabinet();
    const outbox = new Outbox(cabinet, 'w.');
    outbox.put(item('a', '2026-01-01T00:00:01Z'));
    expect(outbox.settle('a')).toBe(true);
    expect(outbox.settle('a')).toBe(false);
    expect(new Outbox(cabinet, 'w.').all()).toEqual([]);
  });

  it("does not lose another tab's message when both write", () => {
    const cabinet = memoryCabinet();
    const first = new Outbox(cabinet, 'w.');
    const second = new Outbox(cabinet, 'w.');
    first.put(item('a', '2026-01-01T00:00:01Z'));
    second.put(item('b', '2026-01-01T00:00:02Z'));
    first.settle('a');
    expect(new Outbox(cabinet, 'w.').all().map((one) => one.clientMessageId)).toEqual(['b']);
  });

  it('does not repeat by itself what was sent in a conversation that is gone', () => {
    const outbox = new Outbox(memoryCabinet(), 'w.');
    outbox.put(item('old', '2026-01-01T00:00:01Z', 'gone'));
    outbox.put(item('new', '2026-01-01T00:00:02Z', null));
    outbox.failStrangersTo('here');
    expect(outbox.unsent().map((one) => one.clientMessageId)).toEqual(['new']);
    expect(outbox.all()).toHaveLength(2);
  });

  it('drops what it cannot read and ignores other widgets', () => {
    const cabinet = memoryCabinet();
    cabinet.set('w.broken', '{');
    cabinet.set('other.x', '{}');
    expect(new Outbox(cabinet, 'w.').all()).toEqual([]);
    expect(cabinet.keys()).toEqual(['other.x']);
  });
});

describe('the cabinet', () => {
  const refusing = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };

  it('falls back to the next storage, and to memory at last', () => {
    const values = new Map<string, string>();
    const working = {
      get length() {
        return values.size;
      },
      key: (index: number) => [...values.keys()][index] ?? null,
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
      clear: () => values.clear(),
    } satisfies Storage;
    openCabinet([refusing, () => working]).set('k', 'v');
    expect(values.get('k')).toBe('v');
    const memory = openCabinet([refusing]);
    memory.set('k', 'v');
    expect(memory.get('k')).toBe('v');
  });
});
