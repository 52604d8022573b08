import { expect, it } from 'vitest';
import { languages, spelled, timeZones } from './tenant';

it('spells durations out', () => {
  expect(spelled(90_000, 'en')).toBe('1 day, 1 hour');
  expect(spelled(0, 'en')).toBe('0 seconds');
});

it('always offers what is set now', () => {
  expect(timeZones('Mars/Base')).toContain('Mars/Base');
  expect(languages('sv', 'en')[0]).toEqual({ value: 'sv', label: 'Swedish' });
});
