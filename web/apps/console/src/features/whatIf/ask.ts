import type { SkillLevel } from '@/shared/setUp';

export const SELECTIONS = ['longestIdle', 'bestProficiency', 'leastBusy', 'roundRobin', 'weightedRandom'] as const;

/** Another setting for one queue; what is null stays as it is. */
export interface QueueChange {
  queueId: string;
  selection: string | null;
  priority: number | null;
}

/** What the form holds; percent are of what was, 100 changes nothing. */
export interface Question {
  from: string;
  to: string;
  arrivals: number;
  handling: number;
  agents: number;
  skills: SkillLevel[];
  queues: QueueChange[];
}

export interface QueueFigures {
  queueId: string;
  name: string;
  arrived: number;
  answered: number;
  abandoned: number;
  turnedAway: number;
  stillWaiting: number;
  serviceLevel: number;
  averageWaitSeconds: number;
  ninetiethWaitSeconds: number;
  longestWaitSeconds: number;
}

export interface Report {
  occupancy: number;
  queues: QueueFigures[];
}

export interface Answer {
  contacts: number;
  shifts: number;
  meanPatienceSeconds: number | null;
  asItIs: Report;
  changed: Report;
}

/** The figures in the order they are read, how each is written, and whether more of it is better. */
export const FIGURES = [
  { name: 'serviceLevel', form: 'percent', better: 1 },
  { name: 'arrived', form: 'count', better: 0 },
  { name: 'answered', form: 'count', better: 1 },
  { name: 'abandoned', form: 'count', better: -1 },
  { name: 'turnedAway', form: 'count', better: -1 },
  { name: 'stillWaiting', form: 'count', better: -1 },
  { name: 'averageWaitSeconds', form: 'time', better: -1 },
  { name: 'ninetiethWaitSeconds', form: 'time', better: -1 },
  { name: 'longestWaitSeconds', form: 'time', better: -1 },
] as const;

export type Form = (typeof FIGURES)[number]['form'];

/** The request's body; what was not changed is left out. `from` and `to` are this browser's local times. */
export function bodyOf(question: Question) {
  const changes: Record<string, unknown> = {};
  if (question.arrivals !== 100) changes['arrivals'] = question.arrivals / 100;
  if (question.handling !== 100) changes['handling'] = question.handling / 100;
  if (question.agents > 0) {
    changes['additional'] = [{ count: question.agents, skills: question.skills.map(({ skillId, level }) => ({ skillId, proficiency: level })) }];
  }
  const queues = question.queues
    .map(({ queueId, selection, priority }) => ({ queueId, patch: { ...(selection && { selection }), ...(priority !== null && { priority }) } }))
    .filter(({ patch }) => Object.keys(patch).length > 0);
  if (queues.length > 0) changes['queues'] = queues;
  return { from: new Date(question.from).toISOString(), to: new Date(question.to).toISOString(), changes };
}

/** Better, worse or the same, by the direction that is good for this figure. */
export function verdict(before: number, after: number, better: number): 'better' | 'worse' | 'same' {
  const gain = (after - before) * better;
  return Math.abs(gain) < 1e-9 ? 'same' : gain > 0 ? 'better' : 'worse';
}

/** Each queue of either report once, with its figures in both. */
export function pairs({ asItIs, changed }: Pick<Answer, 'asItIs' | 'changed'>): { before: QueueFigures; after: QueueFigures }[] {
  return asItIs.queues.flatMap((before) => {
    const after = changed.queues.find(({ queueId }) => queueId === before.queueId);
    return after ? [{ before, after }] : [];
  });
}

/** An instant as a field of type `datetime-local` wants it. */
export function localMinute(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
