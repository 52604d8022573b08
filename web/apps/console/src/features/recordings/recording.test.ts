import { expect, it } from 'vitest';
import { runs } from './recording';

it('runs until its end and not at it', () => {
  const until = '2026-03-01T08:00:00Z';
  expect(runs({ until }, Date.parse(until) - 1)).toBe(true);
  expect(runs({ until }, Date.parse(until))).toBe(false);
});
