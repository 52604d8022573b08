import type { Resource } from '@/shared/api';
import { localeOf } from '@/shared/i18n/format';

export const CHANNELS = ['voice', 'chat', 'message', 'mail', 'task'] as const;
/** What can be limited: each kind of work, and all together. */
export const LIMITED = [...CHANNELS, 'contacts'] as const;
export type Channel = (typeof CHANNELS)[number];

export const DURATIONS = { graceSeconds: [0, 3600], rejectCooldownSeconds: [1, 3600], holdSeconds: [0, 3600], secondsPerPriority: [0, 3600], reopenWindowSeconds: [0, 2_592_000], inactivityCloseSeconds: [60, 2_592_000] } as const;

export interface PresenceReason {
  state: 'busy' | 'away';
  name: string;
}

export const SUPERVISING = ['listen', 'whisper', 'barge', 'takeOver'] as const;
export type Supervising = (typeof SUPERVISING)[number];

export interface Interruption {
  by: Channel;
  interrupted: Channel;
}

export interface Tenant extends Resource {
  name: string;
  timeZone: string;
  locale: string;
  settings: {
    disconnectedPolicy: 'requeue' | 'keep';
    graceSeconds: number;
    missedOffersToAway: number;
    reopenWindowSeconds: number;
    inactivityCloseSeconds: number;
    rejectCooldownSeconds: number;
    holdSeconds: number;
    secondsPerPriority: number;
    capacity: Record<Channel, number>;
    /** Null is as many as there is room for; a field that was emptied holds ''. */
    limits: Record<(typeof LIMITED)[number], number | null | ''>;
    interruptions: Interruption[];
    presenceReasons: PresenceReason[];
    /** What supervisors may do with calls that go on. */
    supervision: Supervising[];
  };
}

export type TenantValues = Pick<Tenant, 'name' | 'timeZone' | 'locale' | 'settings'>;

export const valuesOf = ({ name, timeZone, locale, settings }: Tenant): TenantValues => ({
  name, timeZone, locale, settings: { ...settings, limits: limitsOf((channel) => settings.limits[channel] ?? '') },
});

export const bodyOf = ({ settings, ...values }: TenantValues): TenantValues => ({
  ...values,
  name: values.name.trim(),
  settings: {
    ...settings,
    limits: limitsOf((channel) => (settings.limits[channel] === '' ? null : settings.limits[channel])),
    presenceReasons: settings.presenceReasons.map(({ state, name }) => ({ state, name: name.trim() })).filter(({ name }) => name !== ''),
  },
});

const limitsOf = (limit: (channel: (typeof LIMITED)[number]) => number | null | '') =>
  Object.fromEntries(LIMITED.map((channel) => [channel, limit(channel)])) as Tenant['settings']['limits'];

/** The browser's time zones; the tenant's own is among them even when this browser does not know it. */
export function timeZones(own: string): string[] {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}

const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'];

export function languages(own: string, shownIn: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(shownIn, { type: 'language' });
  return [...new Set([own, ...LANGUAGES])].map((value) => ({ value, label: names.of(value) ?? value }));
}

/** 90000 as "1 day, 1 hour" in the person's language. */
export function spelled(seconds: number, language: string): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor((seconds % 86_400) / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  const locale = localeOf(language);
  const words = parts.filter(([value]) => value > 0).map(([value, unit]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value));
  if (words.length === 0) return new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(0);
  return new Intl.ListFormat(locale, { type: 'unit' }).format(words);
}
