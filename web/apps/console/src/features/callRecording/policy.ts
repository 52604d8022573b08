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
  /** Words of a queue's own; empty: those of the business. */
  notices: Record<string, string>;
}

export const valuesOf = (policy: Policy): PolicyValues => ({
  mode: policy.mode,
  announcement: policy.announcement ?? '',
  keepDays: policy.keepDays,
  queues: Object.fromEntries(policy.queues.map(({ queueId, mode }) => [queueId, mode])),
  notices: Object.fromEntries(policy.queues.map(({ queueId, announcement }) => [queueId, announcement === policy.announcement ? '' : (announcement ?? '')])),
});

/** A queue that is always recorded says what the business says, unless it has words of its own. */
export const bodyOf = (values: PolicyValues) => ({
  mode: values.mode,
  announcement: values.announcement.trim(),
  keepDays: Number(values.keepDays),
  queues: Object.entries(values.queues).map(([queueId, mode]) => ({
    queueId,
    mode,
    announcement: values.notices[queueId]?.trim() || values.announcement.trim() || null,
  })),
});
