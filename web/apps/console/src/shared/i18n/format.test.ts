import { expect, it } from 'vitest';
import { clock, localeOf } from './format';

it('writes dates as the region of this browser does', () => {
  expect(localeOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(localeOf('en', ['de-DE'])).toBe('en');
  expect(localeOf('en', ['en-US@posix', 'en-AU'])).toBe('en-AU');
  expect(localeOf('ar', ['ar-SA', 'en'])).toBe('ar-SA-u-ca-gregory-nu-latn');
  expect(localeOf('ar', ['en-GB'])).toBe('ar-u-ca-gregory-nu-latn');
});

it('counts seconds the same way everywhere', () => {
  expect([7, 750, 11100].map(clock)).toEqual(['0:07', '12:30', '3:05:00']);
});
