import { expect, it } from 'vitest';
import { bodyOf, localMinute, pairs, type QueueFigures, verdict } from './ask';

const unchanged = { from: '2026-03-01T08:00', to: '2026-03-01T18:00', arrivals: 100, handling: 100, agents: 0, skills: [], queues: [] };

it('sends only what is changed', () => {
  expect(bodyOf(unchanged).changes).toEqual({});
  expect(new Date(bodyOf(unchanged).from).getTime()).toBe(new Date('2026-03-01T08:00').getTime());
  expect(
    bodyOf({
      ...unchanged, arrivals: 120, handling: 90, agents: 2, skills: [{ skillId: 's', level: 4 }],
      queues: [{ queueId: 'a', selection: 'leastBusy', priority: null }, { queueId: 'b', selection: null, priority: 0 }, { queueId: 'c', selection: null, priority: null }],
    }).changes,
  ).toEqual({
    arrivals: 1.2, handling: 0.9, additional: [{ count: 2, skills: [{ skillId: 's', proficiency: 4 }] }],
    queues: [{ queueId: 'a', patch: { selection: 'leastBusy' } }, { queueId: 'b', patch: { priority: 0 } }],
  });
});

it('knows what is better', () => {
  expect(verdict(10, 20, 1)).toBe('better');
  expect(verdict(10, 20, -1)).toBe('worse');
  expect(verdict(10, 20, 0)).toBe('same');
  expect(verdict(0.1 + 0.2, 0.3, 1)).toBe('same');
});

it('puts the two reports side by side by queue', () => {
  const figures = (queueId: string, answered: number) => ({ queueId, answered }) as QueueFigures;
  const two = pairs({ asItIs: { occupancy: 0, queues: [figures('a', 1), figures('b', 2)] }, changed: { occupancy: 0, queues: [figures('b', 3), figures('a', 4)] } });
  expect(two.map(({ before, after }) => [before.answered, after.answered])).toEqual([[1, 4], [2, 3]]);
});

it('writes an instant as the field wants it', () => {
  expect(new Date(localMinute(new Date('2026-03-01T08:05:40Z'))).toISOString()).toBe('2026-03-01T08:05:00.000Z');
});
