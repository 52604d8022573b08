import { expect, it } from 'vitest';
import { bodyOf, type Policy, valuesOf } from './policy';

const policy: Policy = {
  version: 3,
  mode: 'byConsent',
  announcement: null,
  keepDays: 0,
  queues: [{ queueId: 'q1', mode: 'on', announcement: 'Recorded.' }],
};

it('sends back what it was given, and keeps a queue its own words', () => {
  expect(bodyOf(valuesOf(policy))).toEqual({
    mode: 'byConsent',
    announcement: '',
    keepDays: 0,
    queues: [{ queueId: 'q1', mode: 'on', announcement: 'Recorded.' }],
  });
});

it('lets a queue that has no words of its own say what the business says', () => {
  const values = { ...valuesOf(policy), announcement: ' All calls are recorded. ', queues: { q2: 'on' as const } };
  expect(bodyOf(values).queues).toEqual([{ queueId: 'q2', mode: 'on', announcement: 'All calls are recorded.' }]);
});

it('follows the business where a queue said the same', () => {
  const same = valuesOf({ ...policy, announcement: 'Recorded.' });
  expect(same.notices).toEqual({ q1: '' });
  expect(bodyOf({ ...same, announcement: 'Now recorded.' }).queues[0]?.announcement).toBe('Now recorded.');
});
