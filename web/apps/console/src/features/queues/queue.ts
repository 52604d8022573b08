import type { Resource } from '@/shared/api';
import { type Alternative, anyOf, type Overflow, type RelaxedStep, relaxationsOf, type Requirement, requirementsOf, type Selection } from '@/shared/setUp';

export const wrapUpModes = ['mandatory', 'optional', 'timed', 'requested', 'none'] as const;

export const orders = ['fifo', 'priority', 'dueBy', 'lifo'] as const;

export const ringModes = ['sequential', 'simultaneous'] as const;

/** How many are asked at once unless somebody says otherwise. */
const usualRing = 3;

export interface Rank {
  userId: string;
  rank: number;
  delaySeconds: number;
}

export interface Queue extends Resource {
  name: string;
  priority: number;
  serviceLevel: { seconds: number; percent: number };
  requirements: Requirement[];
  /** What is asked for instead once somebody has waited so long. */
  relaxations: { afterSeconds: number; requirements: Requirement[] }[];
  selection: Selection;
  offerTimeoutSeconds: number;
  wrapUp: { mode: (typeof wrapUpModes)[number]; seconds: number };
  hoursId: string | null;
  members: string[];
  closed: boolean;
  order: (typeof orders)[number];
  ranks: Rank[];
  paused: boolean;
  autoAccept: boolean;
  ring: { mode: (typeof ringModes)[number]; most: number };
  /** Null is without limit. */
  maxLength: number | null;
  maxWaitSeconds: number | null;
  overflows: Overflow[];
  emptyOnClose: boolean;
  shortAbandonSeconds: number;
}

/** A number field that was emptied holds ''. */
type Amount = number | '';

export interface QueueValues extends Record<string, unknown> {
  name: string;
  closed: boolean;
  priority: Amount;
  serviceLevel: { seconds: Amount; percent: Amount };
  requirements: Alternative[][];
  relaxations: RelaxedStep[];
  selection: string;
  offerTimeoutSeconds: Amount;
  wrapUp: { mode: string; seconds: Amount };
  hoursId: string | null;
  members: string[];
  order: string;
  ranks: Rank[];
  paused: boolean;
  autoAccept: boolean;
  ring: { mode: string; most: Amount };
  maxLength: Amount;
  maxWaitSeconds: Amount;
  overflows: Overflow[];
  emptyOnClose: boolean;
  shortAbandonSeconds: Amount;
}

/** A new queue starts with the defaults of the server. */
export function valuesOf(queue: Queue | null): QueueValues {
  return {
    name: queue?.name ?? '',
    closed: queue?.closed ?? false,
    priority: queue?.priority ?? 0,
    serviceLevel: queue ? { ...queue.serviceLevel } : { seconds: 20, percent: 80 },
    requirements: (queue?.requirements ?? []).map(anyOf),
    relaxations: (queue?.relaxations ?? []).map((relaxed) => ({ afterSeconds: relaxed.afterSeconds, requirements: relaxed.requirements.map(anyOf) })),
    selection: queue?.selection ?? 'longestIdle',
    offerTimeoutSeconds: queue?.offerTimeoutSeconds ?? 20,
    wrapUp: queue ? { ...queue.wrapUp } : { mode: 'optional', seconds: 60 },
    hoursId: queue?.hoursId ?? null,
    members: queue?.members ?? [],
    order: queue?.order ?? 'fifo',
    ranks: queue?.ranks ?? [],
    paused: queue?.paused ?? false,
    autoAccept: queue?.autoAccept ?? false,
    ring: queue?.ring.mode === 'simultaneous' ? { ...queue.ring } : { mode: 'sequential', most: usualRing },
    maxLength: queue?.maxLength ?? '',
    maxWaitSeconds: queue?.maxWaitSeconds ?? '',
    overflows: queue?.overflows ?? [],
    emptyOnClose: queue?.emptyOnClose ?? false,
    shortAbandonSeconds: queue?.shortAbandonSeconds ?? 0,
  };
}

export function bodyOf(values: QueueValues) {
  return {
    ...values,
    name: values.name.trim(),
    maxLength: values.maxLength === '' ? null : values.maxLength,
    maxWaitSeconds: values.maxWaitSeconds === '' ? null : values.maxWaitSeconds,
    shortAbandonSeconds: Number(values.shortAbandonSeconds),
    wrapUp: { ...values.wrapUp, seconds: Number(values.wrapUp.seconds) },
    ring: values.ring.mode === 'simultaneous' ? values.ring : { mode: values.ring.mode, most: 1 },
    requirements: requirementsOf(values.requirements),
    relaxations: relaxationsOf(values.relaxations),
  };
}
