import { useTranslation } from 'react-i18next';

/** Dates, durations and numbers in the person's language. Digits stay Latin: times and ids are compared across screens. */
export function useFormat() {
  const { i18n } = useTranslation();
  return formats(i18n.language);
}

/** The language with the region this browser prefers, so that times and dates read as people there write them. */
export function localeOf(language: string, preferred: readonly string[] = preferences()): string {
  const regional = preferred.find((tag) => (tag === language || tag.startsWith(`${language}-`)) && isKnown(tag)) ?? language;
  return language === 'ar' ? `${regional.split('-u-')[0]}-u-ca-gregory-nu-latn` : regional;
}

function preferences(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages;
}

/** Browsers without a locale of their own report tags such as en-US@posix, which no formatter takes. */
function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

export function formats(language: string) {
  const locale = localeOf(language);
  return {
    time: (instant: string | number) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant)),
    date: (instant: string | number) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant)),
    dateTime: (instant: string | number) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(instant)),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    bytes: (value: number) =>
      value < 1024 * 1024
        ? new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, value / 1024))
        : new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(value / 1024 / 1024),
  };
}

/** Seconds as `0:07`, `12:30` or `3:05:00`: the same in every language. */
export function clock(totalSeconds: number): string {
  const seconds = Math.max(0, Math.floor(totalSeconds));
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return parts[0] ? `${parts[0]}:${two(parts[1] ?? 0)}:${two(parts[2] ?? 0)}` : `${parts[1]}:${two(parts[2] ?? 0)}`;
}
