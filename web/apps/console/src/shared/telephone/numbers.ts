import type { CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { useSyncExternalStore } from 'react';

type Parser = typeof parsePhoneNumberFromString;

let parse: Parser | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** The numbering plans of the world: fetched once, by the first page that shows a number. */
export function loadNumbers(): Promise<void> {
  loading ??= import('libphonenumber-js/min').then(
    (plans) => {
      parse = plans.parsePhoneNumberFromString;
      listeners.forEach((listener) => listener());
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/** +493012345678 as +49 30 12345678; anything that is no such number stays as it is. */
export function shownNumber(value: string): string {
  return parse?.(value)?.formatInternational() ?? value;
}

/**
 * What was typed as a number for the carrier, E.164 where it is one; a number without its country counts as one of
 * `country`. A few digits alone (a service number) go as they are: the server knows which it lets through.
 */
export function dialledNumber(typed: string, country: string | undefined): string | null {
  const text = typed.trim();
  const parsed = parse?.(text, country as CountryCode | undefined);
  if (parsed?.isPossible()) return parsed.number;
  const bare = text.replace(/[\s()./-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(bare) || /^\d{3,6}$/.test(bare) ? bare : null;
}

/** The country of this browser, for numbers that are typed without one. */
export function ownCountry(languages: readonly string[] = navigator.languages): string | undefined {
  for (const tag of languages) {
    try {
      const { region } = new Intl.Locale(tag);
      if (region) return region;
    } catch {
      // Not a language that this browser knows.
    }
  }
  return undefined;
}

/** Renders again when the numbering plans have come. */
export function useNumbers(): { shown: (value: string) => string; dialled: (typed: string) => string | null } {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      void loadNumbers();
      return () => listeners.delete(listener);
    },
    () => parse,
  );
  return { shown: shownNumber, dialled: (typed) => dialledNumber(typed, ownCountry()) };
}
