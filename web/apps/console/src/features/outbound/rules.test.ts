import { describe, expect, it } from 'vitest';
import { ratesOf } from './rules';

describe('what a minute costs', () => {
  it('is read line by line', () => {
    expect(ratesOf('+44 0.02\n\n+1 876: 0,35\n')).toEqual([
      { prefix: '+44', perMinute: 0.02 },
      { prefix: '+1876', perMinute: 0.35 },
    ]);
    expect(ratesOf('')).toEqual([]);
  });

  it('is nothing where a line is none', () => {
    for (const line of ['44 0.02', '+44', '+44 cheap', '0.02 +44']) expect(ratesOf(line)).toBeNull();
  });
});
