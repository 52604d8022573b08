export const GROUPINGS = ['meter', 'day', 'queue', 'agent', 'channel'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Quantities are decimals as text, so that no digit is lost on the way. */
export interface UsageSum {
  meter: string;
  unit: string;
  quantity: string;
  group: string | null;
}

export interface Bar {
  key: string;
  label: string;
  value: number;
  /** The value as it is shown. */
  text: string;
}

/** The sums of each meter, which have one unit and so one scale. */
export function byMeter(sums: UsageSum[]): [string, UsageSum[]][] {
  const meters = new Map<string, UsageSum[]>();
  for (const sum of sums) meters.set(sum.meter, [...(meters.get(sum.meter) ?? []), sum]);
  return [...meters];
}

/** Bars in per cent of the longest. */
export function shareOf(value: number, bars: Bar[]): number {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  return most > 0 ? Math.max(0, (value / most) * 100) : 0;
}
