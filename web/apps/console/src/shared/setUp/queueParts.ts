export const selections = ['longestIdle', 'bestProficiency', 'leastBusy', 'leastHandled', 'roundRobin', 'weightedRandom'] as const;

export type Selection = (typeof selections)[number];

export const triggers = ['wait', 'length', 'estimatedWait', 'availableAgents'] as const;

/** What a threshold of each counts. */
export const countedBy = { wait: 'seconds', length: 'contacts', estimatedWait: 'seconds', availableAgents: 'agents' } as const;

/** A skill with its least proficiency, or an agent group. */
export interface Alternative {
  skillId?: string;
  minimum?: number;
  groupId?: string;
}

/** One alternative, or any of several. */
export type Requirement = Alternative | { anyOf: Alternative[] };

/** What is asked for from so much waiting on; an emptied number field holds ''. */
export interface RelaxedStep {
  afterSeconds: number | '';
  requirements: Alternative[][];
}

export interface Overflow {
  when: (typeof triggers)[number];
  threshold: number;
  queueId: string;
}

/** Each requirement as a list of alternatives. */
export const anyOf = (requirement: Requirement): Alternative[] => ('anyOf' in requirement ? requirement.anyOf : [requirement]);

/** As the server takes them: what was emptied is left out. */
export const requirementsOf = (asked: Alternative[][]): Requirement[] => asked.filter((any) => any.length > 0).map((any) => (any.length === 1 ? (any[0] as Alternative) : { anyOf: any }));

/** As the server takes them: in order of time. */
export const relaxationsOf = (steps: RelaxedStep[]) =>
  [...steps].sort((a, b) => Number(a.afterSeconds) - Number(b.afterSeconds)).map((step) => ({ afterSeconds: step.afterSeconds, requirements: requirementsOf(step.requirements) }));
