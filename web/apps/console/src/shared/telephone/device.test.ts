import { expect, it } from 'vitest';
import { deviceOf, deviceValues } from './device';

const dialled = (typed: string) => (typed.startsWith('+') ? typed.replaceAll(' ', '') : null);

it('is the browser unless something else is set', () => {
  expect(deviceValues(null)).toEqual({ kind: 'browser', address: '' });
  expect(deviceOf({ kind: 'browser', address: 'left over' }, dialled)).toEqual({ kind: 'browser', address: null });
});

it('needs an address that can be reached', () => {
  expect(deviceOf({ kind: 'phone', address: '+49 30 12345678' }, dialled)).toEqual({ kind: 'phone', address: '+493012345678' });
  expect(deviceOf({ kind: 'phone', address: 'my phone' }, dialled)).toBeNull();
  expect(deviceOf({ kind: 'sip', address: ' sip:desk7@phones.example ' }, dialled)).toEqual({ kind: 'sip', address: 'sip:desk7@phones.example' });
  expect(deviceOf({ kind: 'sip', address: 'desk7@phones.example' }, dialled)).toBeNull();
});
