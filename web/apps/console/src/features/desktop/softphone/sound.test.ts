import { expect, it } from 'vitest';
import { loudness } from './sound';

it('measures loudness as the ear has it', () => {
  expect(loudness(new Float32Array(8))).toBe(0);
  expect(loudness(new Float32Array(8).fill(1))).toBe(1);
  expect(loudness(new Float32Array(8).fill(0.0316))).toBeCloseTo(0.5, 2);
});
