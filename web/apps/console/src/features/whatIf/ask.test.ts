import { expect, it } from 'vitest';
import { bodyOf, localMinute, pairs, type Queue, type QueueFigures, unchanged, verdict, withParts } from './ask';

const asItWas = { from: '2026-03-01T08:00', to: '2026-03-01T18:00', arrivals: 100, handling: 100, agents: 0, skills: [], without: [], reskilled: [], queues: [] };
const queue: Queue = {
  id: 'a', name: 'Orders', members: ['u1'], overflows: [],
  requirements: [{ skillId: 's', minimum: 5 }],
  relaxations: [{ afterSeconds: 60, requirements: [{ anyOf: [{ skillId: 's', minimum: 3 }, { groupId: 'g' }] }] }],
};

it('sends only what is changed', () => {
  expect(bodyOf(asItWas).changes).toEqual({});
  expect(new Date(bodyOf(asItWas).from).getTime()).toBe(new Date('2026-03-01T08:00').getTime());
  expect(
    bodyOf({
      ...asItWas, arrivals: 120, handling: 90, agents: 2, skills: [{ skillId: 's', level: 4 }],
      without: ['u1'], reskilled: [{ userId: 'u2', skills: [{ skillId: 's', level: 9 }] }, { userId: 'u3', skills: [] }],
      queues: [{ ...unchanged('a'), selection: 'leastHandled' }, { ...unchanged('b'), priority: 0 }, unchanged('c')],
    }).changes,
  ).toEqual({
    arrivals: 1.2, handling: 0.9, additional: [{ count: 2, skills: [{ skillId: 's', proficiency: 4 }] }],
    withoutUserIds: ['u1'], skills: [{ userId: 'u2', skills: [{ skillId: 's', proficiency: 9 }] }, { userId: 'u3', skills: [] }],
    queues: [{ queueId: 'a', patch: { selection: 'leastHandled' } }, { queueId: 'b', patch: { priority: 0 } }],
  });
});

it('begins a part with what the queue has, and sends it as the queue is sent', () => {
  const all = withParts(unchanged('a'), queue, ['requirements', 'members', 'relaxations', 'overflows']);
  expect(all.requirements).toEqual([[{ skillId: 's', minimum: 5 }]]);
  const changed = { ...all, members: [], overflows: [{ when: 'wait' as const, threshold: 30, queueId: 'b' }] };
  expect(bodyOf({ ...asItWas, queues: [changed] }).changes['queues']).toEqual([
    { queueId: 'a', patch: { requirements: queue.requirements, members: [], relaxations: queue.relaxations, overflows: [{ when: 'wait', threshold: 30, queueId: 'b' }] } },
  ]);
  const fewer = withParts(changed, queue, ['members']);
  expect(fewer).toEqual({ ...unchanged('a'), members: [] });
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
