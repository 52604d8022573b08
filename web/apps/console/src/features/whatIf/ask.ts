import { type Alternative, anyOf, type Overflow, type RelaxedStep, relaxationsOf, type Requirement, requirementsOf, type SkillLevel } from '@/shared/setUp';

/** A queue as it is set up, as far as a change begins with it. */
export interface Queue {
  id: string;
  name: string;
  requirements: Requirement[];
  relaxations: { afterSeconds: number; requirements: Requirement[] }[];
  members: string[];
  overflows: Overflow[];
}

/** Somebody who takes work has an `agent`. */
export interface Person {
  id: string;
  name: string;
  status: string;
  agent: { skills: { skillId: string; proficiency: number }[] } | null;
}

/** What can be changed of a queue as a whole; a change begins with what the queue has. */
export const PARTS = ['requirements', 'members', 'relaxations', 'overflows'] as const;
export type Part = (typeof PARTS)[number];

/** Another setting for one queue; what is null stays as it is. */
export interface QueueChange {
  queueId: string;
  selection: string | null;
  priority: number | null;
  requirements: Alternative[][] | null;
  members: string[] | null;
  relaxations: RelaxedStep[] | null;
  overflows: Overflow[] | null;
}

export const unchanged = (queueId: string): QueueChange => ({ queueId, selection: null, priority: null, requirements: null, members: null, relaxations: null, overflows: null });

/** The same change with exactly these parts to be changed; a part that joins is as the queue has it. */
export function withParts(change: QueueChange, queue: Queue, parts: readonly string[]): QueueChange {
  const asItIs = {
    requirements: queue.requirements.map(anyOf),
    members: queue.members,
    relaxations: queue.relaxations.map((step) => ({ afterSeconds: step.afterSeconds, requirements: step.requirements.map(anyOf) })),
    overflows: queue.overflows,
  };
  return { ...change, ...Object.fromEntries(PARTS.map((part) => [part, parts.includes(part) ? (change[part] ?? asItIs[part]) : null])) };
}

/** An agent who was there, with these skills instead of their own. */
export interface Reskilled {
  userId: string;
  skills: SkillLevel[];
}

export const skillsOf = (person: Person): SkillLevel[] => (person.agent?.skills ?? []).map(({ skillId, proficiency }) => ({ skillId, level: proficiency }));

/** What the form holds; percent are of what was, 100 changes nothing. */
export interface Question {
  from: string;
  to: string;
  arrivals: number;
  handling: number;
  agents: number;
  skills: SkillLevel[];
  without: string[];
  reskilled: Reskilled[];
  queues: QueueChange[];
}

export interface QueueFigures {
  queueId: string;
  name: string;
  arrived: number;
  answered: number;
  abandoned: number;
  shortAbandoned: number;
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
  { name: 'shortAbandoned', form: 'count', better: 0 },
  { name: 'turnedAway', form: 'count', better: -1 },
  { name: 'stillWaiting', form: 'count', better: -1 },
  { name: 'averageWaitSeconds', form: 'time', better: -1 },
  { name: 'ninetiethWaitSeconds', form: 'time', better: -1 },
  { name: 'longestWaitSeconds', form: 'time', better: -1 },
] as const;

export type Form = (typeof FIGURES)[number]['form'];

function patchOf({ selection, priority, requirements, members, relaxations, overflows }: QueueChange) {
  return {
    ...(selection && { selection }),
    ...(priority !== null && { priority }),
    ...(requirements && { requirements: requirementsOf(requirements) }),
    ...(members && { members }),
    ...(relaxations && { relaxations: relaxationsOf(relaxations) }),
    ...(overflows && { overflows }),
  };
}

/** The request's body; what was not changed is left out. `from` and `to` are this browser's local times. */
export function bodyOf(question: Question) {
  const changes: Record<string, unknown> = {};
  if (question.arrivals !== 100) changes['arrivals'] = question.arrivals / 100;
  if (question.handling !== 100) changes['handling'] = question.handling / 100;
  const written = (skills: SkillLevel[]) => skills.map(({ skillId, level }) => ({ skillId, proficiency: level }));
  if (question.agents > 0) changes['additional'] = [{ count: question.agents, skills: written(question.skills) }];
  if (question.without.length > 0) changes['withoutUserIds'] = question.without;
  if (question.reskilled.length > 0) changes['skills'] = question.reskilled.map(({ userId, skills }) => ({ userId, skills: written(skills) }));
  const queues = question.queues.map((change) => ({ queueId: change.queueId, patch: patchOf(change) })).filter(({ patch }) => Object.keys(patch).length > 0);
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
