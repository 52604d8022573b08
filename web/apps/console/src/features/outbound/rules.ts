/** What the business allows itself when it calls out, as the server has it. */
export interface Rules {
  version: number;
  verified: boolean;
  callerIds: { queueId: string; entryPointId: string }[];
  callerIdEntryPointId: string | null;
  queueId: string | null;
  webCallbackQueueId: string | null;
  countries: string[];
  premium: boolean;
  satellite: boolean;
  quietHours: { from: string; to: string } | null;
  limits: Limits;
  limitsNow: Limits;
  numbers: { entryPointId: string; number: string }[];
}

export interface Limits {
  callsPerMinute: number;
  callsPerDay: number;
  minutesPerDay: number;
  longestCallMinutes: number;
}

export const LIMITS: Record<keyof Limits, number> = { callsPerMinute: 1000, callsPerDay: 1_000_000, minutesPerDay: 1_000_000, longestCallMinutes: 1440 };

export interface RuleValues {
  callerIds: Record<string, string>;
  callerIdEntryPointId: string;
  queueId: string;
  webCallbackQueueId: string;
  countries: string[];
  premium: boolean;
  satellite: boolean;
  isQuiet: boolean;
  from: string;
  to: string;
  limits: Record<keyof Limits, number | ''>;
}

export const valuesOf = (rules: Rules): RuleValues => ({
  callerIds: Object.fromEntries(rules.callerIds.map(({ queueId, entryPointId }) => [queueId, entryPointId])),
  callerIdEntryPointId: rules.callerIdEntryPointId ?? '',
  queueId: rules.queueId ?? '',
  webCallbackQueueId: rules.webCallbackQueueId ?? '',
  countries: rules.countries,
  premium: rules.premium,
  satellite: rules.satellite,
  isQuiet: rules.quietHours !== null,
  from: rules.quietHours?.from ?? '21:00',
  to: rules.quietHours?.to ?? '08:00',
  limits: rules.limits,
});

export const bodyOf = (values: RuleValues) => ({
  callerIds: Object.entries(values.callerIds).flatMap(([queueId, entryPointId]) => (entryPointId ? [{ queueId, entryPointId }] : [])),
  callerIdEntryPointId: values.callerIdEntryPointId || null,
  queueId: values.queueId || null,
  webCallbackQueueId: values.webCallbackQueueId || null,
  countries: values.countries,
  premium: values.premium,
  satellite: values.satellite,
  quietHours: values.isQuiet ? { from: values.from.slice(0, 5), to: values.to.slice(0, 5) } : null,
  limits: values.limits,
});
