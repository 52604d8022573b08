import type { Resource } from '@/shared/api';
import type { SkillLevel } from '@/shared/setUp';

export const selections = ['longestIdle', 'bestProficiency', 'leastBusy', 'roundRobin', 'weightedRandom'] as const;
export const wrapUpModes = ['mandatory', 'optional', 'timed', 'none'] as const;

interface Requirement {
  skillId: string;
  minimum: number;
}

export interface Queue extends Resource {
  name: string;
  priority: number;
  serviceLevel: { seconds: number; percent: number };
  requirements: Requirement[];
  /** What is asked for instead once somebody has waited so long. */
  relaxations: { afterSeconds: number; requirements: Requirement[] }[];
  selection: (typeof selections)[number];
  offerTimeoutSeconds: number;
  wrapUp: { mode: (typeof wrapUpModes)[number]; seconds: number };
  hoursId: string | null;
  members: string[];
  closed: boolean;
}

/** A number field that was emptied holds ''. */
type Amount = number | '';

export interface QueueValues extends Record<string, unknown> {
  name: string;
  closed: boolean;
  priority: Amount;
  serviceLevel: { seconds: Amount; percent: Amount };
  requirements: SkillLevel[];
  relaxations: { afterSeconds: Amount; requirements: SkillLevel[] }[];
  selection: string;
  offerTimeoutSeconds: Amount;
  wrapUp: { mode: string; seconds: Amount };
  hoursId: string | null;
  members: string[];
}

const levels = (requirements: Requirement[]) => requirements.map(({ skillId, minimum }) => ({ skillId, level: minimum }));
const requirements = (held: SkillLevel[]): Requirement[] => held.map(({ skillId, level }) => ({ skillId, minimum: level }));

/** A new queue starts with the defaults of the server. */
export function valuesOf(queue: Queue | null): QueueValues {
  return {
    name: queue?.name ?? '',
    closed: queue?.closed ?? false,
    priority: queue?.priority ?? 0,
    serviceLevel: queue ? { ...queue.serviceLevel } : { seconds: 20, percent: 80 },
    requirements: levels(queue?.requirements ?? []),
    relaxations: (queue?.relaxations ?? []).map((relaxed) => ({ afterSeconds: relaxed.afterSeconds, requirements: levels(relaxed.requirements) })),
    selection: queue?.selection ?? 'longestIdle',
    offerTimeoutSeconds: queue?.offerTimeoutSeconds ?? 20,
    wrapUp: queue ? { ...queue.wrapUp } : { mode: 'optional', seconds: 60 },
    hoursId: queue?.hoursId ?? null,
    members: queue?.members ?? [],
  };
}

export function bodyOf(values: QueueValues) {
  return {
    ...values,
    name: values.name.trim(),
    wrapUp: { ...values.wrapUp, seconds: Number(values.wrapUp.seconds) },
    requirements: requirements(values.requirements),
    relaxations: [...values.relaxations]
      .sort((a, b) => Number(a.afterSeconds) - Number(b.afterSeconds))
      .map((relaxed) => ({ afterSeconds: relaxed.afterSeconds, requirements: requirements(relaxed.requirements) })),
  };
}
