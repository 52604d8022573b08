import { beforeAll, expect, it } from 'vitest';
import { dialledNumber, loadNumbers, ownCountry, shownNumber } from './numbers';

beforeAll(() => loadNumbers());

it('writes a number as people read it, and leaves alone what is none', () => {
  expect(shownNumber('+493012345678')).toBe('+49 30 12345678');
  expect(shownNumber('+14155550123')).toBe('+1 415 555 0123');
  expect(shownNumber('client:u-1')).toBe('client:u-1');
});

it('takes what was typed for what is dialled', () => {
  expect(dialledNumber('+49 (30) 1234-5678', undefined)).toBe('+493012345678');
  expect(dialledNumber('030 12345678', 'DE')).toBe('+493012345678');
  expect(dialledNumber(' 110 ', 'DE')).toBe('110');
  expect(dialledNumber('call me', 'DE')).toBeNull();
  expect(dialledNumber('', 'DE')).toBeNull();
});

it('knows the country of the browser where it says one', () => {
  expect(ownCountry(['de', 'en-GB'])).toBe('GB');
  expect(ownCountry(['de'])).toBeUndefined();
});
