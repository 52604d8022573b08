import { expect, it } from 'vitest';
import { sumOf } from './sums';

it('sums the queues and counts who is there', () => {
  const queues = [{ waiting: 2, assigned: 1, longestWaitSeconds: 30 }, { waiting: 1, assigned: 0, longestWaitSeconds: 70 }];
  const agents = [{ presence: 'available' }, { presence: 'away' }, { presence: 'offline' }];
  expect(sumOf({ queues, agents })).toEqual({ waiting: 3, assigned: 1, longestWaitSeconds: 70, available: 1, agents: 2 });
  expect(sumOf({ queues: [], agents: [] }).longestWaitSeconds).toBe(0);
});
