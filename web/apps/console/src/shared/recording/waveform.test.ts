import { expect, it } from 'vitest';
import { barsPath, peaksOf } from './waveform';

it('takes the loudest of each part, and makes the loudest of all the measure', () => {
  expect(peaksOf([Float32Array.of(0.1, -0.4, 0.2, 0, 0, 0)], 3)).toEqual([[1, 0.5, 0]]);
});

it('leaves silence silent, and knows recordings shorter than the picture', () => {
  expect(peaksOf([new Float32Array(4)], 2)).toEqual([[0, 0]]);
  expect(peaksOf([Float32Array.of(0.5)], 4)[0]?.filter((peak) => peak > 0)).toHaveLength(1);
});

it('draws one channel around the middle, and two away from it', () => {
  expect(barsPath([[1, 0]])).toBe('M0.5 0.0V100.0M1.5 48.0V52.0');
  expect(barsPath([[1], [0.5]])).toBe('M0.5 0.0V75.0');
});
