import { expect, it } from 'vitest';
import { choicesOf, levelsOf, queuesBody, skillsBody } from './staffing';

const queues = [
  { id: 'q1', name: 'Everybody', members: [] },
  { id: 'q2', name: 'Returns', members: ['u1', 'u2'] },
  { id: 'q3', name: 'Sales', members: ['u2'] },
];
const served = {
  version: 4,
  queues: [
    { queueId: 'q1', name: 'Everybody', openToAll: true, rank: 1, delaySeconds: 0 },
    { queueId: 'q2', name: 'Returns', openToAll: false, rank: 3, delaySeconds: 60 },
  ],
};

it('shows every queue, and how the agent stands to it', () => {
  expect(choicesOf(queues, served).map(({ name, open, served: serves, rank }) => [name, open, serves, rank])).toEqual([
    ['Everybody', true, true, 1],
    ['Returns', false, true, 3],
    ['Sales', false, false, 1],
  ]);
});

it('sends the whole list, and keeps the delay that somebody set elsewhere', () => {
  const choices = choicesOf(queues, served).map((choice) => (choice.queueId === 'q3' ? { ...choice, served: true, rank: 2 } : choice));
  expect(queuesBody(choices)).toEqual({
    queues: [
      { queueId: 'q1', rank: 1, delaySeconds: 0 },
      { queueId: 'q2', rank: 3, delaySeconds: 60 },
      { queueId: 'q3', rank: 2, delaySeconds: 0 },
    ],
  });
});

it('calls a proficiency a level and back', () => {
  const levels = levelsOf({ id: 'u1', version: 1, agent: { skills: [{ skillId: 's1', proficiency: 7 }] } });
  expect(levels).toEqual([{ skillId: 's1', level: 7 }]);
  expect(skillsBody(levels)).toEqual({ skills: [{ skillId: 's1', proficiency: 7 }] });
  expect(levelsOf({ id: 'u1', version: 1, agent: null })).toEqual([]);
});
