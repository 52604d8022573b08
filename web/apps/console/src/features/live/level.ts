import type { QueueNow } from './types';

/** Whether the day so far is worse than what the queue promises; a day without figures is not. */
export function isBelowTarget({ serviceLevel, today }: Pick<QueueNow, 'serviceLevel' | 'today'>): boolean {
  if (!serviceLevel || today.serviceLevelPerMille === null) return false;
  return today.serviceLevelPerMille < serviceLevel.percent * 10;
}
