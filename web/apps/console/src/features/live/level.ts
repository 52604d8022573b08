import type { QueueNow } from './types';

/** Whether the day so far is worse than what the queue promises; a day without figures is not. */
export function isBelowTarget({ serviceLevel, today }: Pick<QueueNow, 'serviceLevel' | 'today'>): boolean {
  return serviceLevel !== null && today.serviceLevelPerMille !== null && today.serviceLevelPerMille < serviceLevel.percent * 10;
}
