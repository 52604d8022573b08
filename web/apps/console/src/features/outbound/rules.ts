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
  spend: Spend | null;
  numbers: { entryPointId: string; number: string }[];
}

/** How much money calls out may take in a day, by what the business takes a minute to cost. */
export interface Spend {
  currency: string;
  perDay: number;
  perMinute: number;
  rates: { prefix: string; perMinute: number }[];
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
  hasSpend: boolean;
  currency: string;
  perDay: number | '';
  perMinute: number | '';
  /** One in each line: how the number begins, and the price of a minute. */
  rates: string;
}

/** The rates that stand in the lines; null where one is none. */
export function ratesOf(lines: string): Spend['rates'] | null {
  const rates = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, prefix, price] = /^(\+[1-9][0-9 ]*)[\s:=]+([0-9]+(?:[.,][0-9]+)?)$/.exec(line) ?? [];
      return prefix && price ? { prefix: prefix.replace(/ /g, ''), perMinute: Number(price.replace(',', '.')) } : null;
    });
  return rates.every((rate) => rate !== null) ? rates : null;
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
  hasSpend: rules.spend !== null,
  currency: rules.spend?.currency ?? 'EUR',
  perDay: rules.spend?.perDay ?? 50,
  perMinute: rules.spend?.perMinute ?? 1,
  rates: (rules.spend?.rates ?? []).map(({ prefix, perMinute }) => `${prefix} ${perMinute}`).join('\n'),
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
  spend: values.hasSpend ? { currency: values.currency.trim().toUpperCase(), perDay: values.perDay, perMinute: values.perMinute, rates: ratesOf(values.rates) ?? [] } : null,
});
