export const MODES = ['off', 'byConsent', 'onDemand', 'on'] as const;
export type Mode = (typeof MODES)[number];

export interface Policy {
  version: number;
  mode: Mode;
  announcement: string | null;
  keepDays: number;
  queues: { queueId: string; mode: Mode; announcement: string | null }[];
}

export interface PolicyValues {
  mode: Mode;
  announcement: string;
  keepDays: number | string;
  /** By queue; one that is absent follows the business. */
  queues: Record<string, Mode>;
}

export const valuesOf = (policy: Policy): PolicyValues => ({
  mode: policy.mode,
  announcement: policy.announcement ?? '',
  keepDays: policy.keepDays,
  queues: Object.fromEntries(policy.queues.map(({ queueId, mode }) => [queueId, mode])),
});

/** A queue that is always recorded says what the business says, unless it has words of its own. */
export const bodyOf = (values: PolicyValues, before: Policy) => ({
  mode: values.mode,
  announcement: values.announcement.trim(),
  keepDays: Number(values.keepDays),
  queues: Object.entries(values.queues).map(([queueId, mode]) => ({
    queueId,
    mode,
    announcement: before.queues.find((each) => each.queueId === queueId)?.announcement ?? (values.announcement.trim() || null),
  })),
});
