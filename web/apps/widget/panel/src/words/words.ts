import { ar, arMinutes } from './ar';
import { en, enMinutes, type Minutes, type Words } from './en';

const ENGLISH = { words: en, minutes: enMinutes };
const LANGUAGES: Record<string, { words: Words; minutes: Minutes }> = {
  en: ENGLISH,
  ar: { words: ar, minutes: arMinutes },
};

export interface Language {
  code: string;
  words: Words;
  /** Fills the {slots} of a text. */
  say(text: string, slots: Record<string, string | number>): string;
  /** An estimated wait in words a person would use. */
  wait(seconds: number): string;
  time(instant: string): string;
  bytes(count: number): string;
}

/** The language for a tag such as `ar-EG`; English for one that the panel does not speak. */
export function language(tag: string | null): Language {
  const code = (tag ?? 'en').toLowerCase().split('-', 1).join();
  const known = LANGUAGES[code] ? code : 'en';
  const { words, minutes } = LANGUAGES[known] ?? ENGLISH;
  const plural = new Intl.PluralRules(known);
  const clock = new Intl.DateTimeFormat(known, { hour: 'numeric', minute: '2-digit' });
  const count = new Intl.NumberFormat(known, { maximumFractionDigits: 1 });
  const sized = (value: number, unit: string) =>
    new Intl.NumberFormat(known, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
  const say = (text: string, slots: Record<string, string | number>) =>
    text.replace(/\{(\w+)\}/g, (whole, slot: string) => {
      const value = slots[slot];
      return value === undefined ? whole : typeof value === 'number' ? count.format(value) : value;
    });
  return {
    code: known,
    words,
    say,
    wait: (seconds) => {
      const whole = Math.round(seconds / 60);
      return whole < 1 ? words.waitSoon : say(minutes[plural.select(whole)] ?? minutes.other, { n: whole });
    },
    time: (instant) => {
      const date = new Date(instant);
      return Number.isNaN(date.getTime()) ? '' : clock.format(date);
    },
    bytes: (size) =>
      size >= 1e6 ? sized(size / 1e6, 'megabyte') : size >= 1e3 ? sized(size / 1e3, 'kilobyte') : sized(size, 'byte'),
  };
}
