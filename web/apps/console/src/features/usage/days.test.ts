import { expect, it } from 'vitest';
import { dayIn, plusDays, startOf } from './days';

it('knows when a day begins, also beside a clock change', () => {
  expect(startOf('2026-03-29', 'Europe/Vienna')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOf('2026-03-30', 'Europe/Vienna')).toBe('2026-03-29T22:00:00.000Z');
  expect(startOf('2026-01-01', 'Asia/Kolkata')).toBe('2025-12-31T18:30:00.000Z');
  expect(startOf('2026-07-01', 'America/New_York')).toBe('2026-07-01T04:00:00.000Z');
});

it('counts days by the calendar', () => {
  expect(dayIn('Pacific/Auckland', new Date('2026-02-28T12:00:00Z'))).toBe('2026-03-01');
  expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
});
