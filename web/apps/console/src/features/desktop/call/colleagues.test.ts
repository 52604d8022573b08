import { expect, it } from 'vitest';
import { byAvailability } from './colleagues';

const people = [
  { userId: '1', name: 'Demo Owner', presence: 'away' },
  { userId: '2', name: 'Second Agent', presence: 'available' },
  { userId: '3', name: 'First Agent', presence: 'available' },
  { userId: '4', name: 'Demo Agent', presence: 'training' },
];

it('puts those first who can talk now, and leaves oneself out', () => {
  expect(byAvailability(people, '9').map(({ userId }) => userId)).toEqual(['3', '2', '1', '4']);
  expect(byAvailability(people, '2').map(({ userId }) => userId)).toEqual(['3', '1', '4']);
});
