import type { Resource } from '@/shared/api';

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof days)[number];

export interface Range {
  from: string;
  to: string;
}

export interface Hours extends Resource {
  name: string;
  timeZone: string;
  weekly: (Range & { day: Day })[];
  /** Dates with hours of their own; without any the business is closed that day. */
  holidays: { date: string; name: string | null; open: Range[] | null }[];
}

export interface HoursValues extends Record<string, unknown> {
  name: string;
  timeZone: string;
  weekly: Record<Day, Range[]>;
  holidays: { date: string; name: string; open: Range[] }[];
}

export const OFFICE: Range = { from: '09:00', to: '17:00' };

/** Time fields know no 24:00; 00:00 as an end is the same. */
const shown = ({ from, to }: Range): Range => ({ from: from.slice(0, 5), to: to === '24:00' ? '00:00' : to.slice(0, 5) });

export function valuesOf(hours: Hours | null, timeZone: string): HoursValues {
  const of = (day: Day) => (hours ? hours.weekly.filter((open) => open.day === day).map(shown) : day === 'saturday' || day === 'sunday' ? [] : [{ ...OFFICE }]);
  return {
    name: hours?.name ?? '',
    timeZone: hours?.timeZone ?? timeZone,
    weekly: Object.fromEntries(days.map((day) => [day, of(day)])) as Record<Day, Range[]>,
    holidays: (hours?.holidays ?? []).map((holiday) => ({ date: holiday.date, name: holiday.name ?? '', open: (holiday.open ?? []).map(shown) })),
  };
}

export function bodyOf(values: HoursValues) {
  return {
    name: values.name.trim(),
    timeZone: values.timeZone,
    weekly: days.flatMap((day) => values.weekly[day].map((range) => ({ day, ...range }))),
    holidays: values.holidays.map((holiday) => ({ date: holiday.date, name: holiday.name.trim() || null, open: holiday.open })),
  };
}

/** Every time zone that the browser knows, and the ones that are set, which it may call by another name. */
export function timeZones(...also: string[]): string[] {
  return [...new Set([...also.filter(Boolean), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}
