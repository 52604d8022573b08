import { expect, it } from 'vitest';
import type { Call, CallLeg } from '../session/call';
import { type DeskState, emptyDesk } from '../session/deskState';
import { isWanted } from './wanted';

const own = (state: CallLeg['state']) => ({ kind: 'agent', userId: 'me', state }) as CallLeg;
const desk = (id: string, call: Partial<Call>, state = 'assigned'): DeskState =>
  ({ ...emptyDesk, conversations: [{ interaction: { id, state, call: { state: 'connecting', legs: [], ...call } } }] }) as unknown as DeskState;

it('is the call that is on the desk and not yet on the line', () => {
  expect(isWanted('i1', desk('i1', {}), 'me', false)).toBe(true);
  expect(isWanted('i2', desk('i1', {}), 'me', false)).toBe(false);
  expect(isWanted(null, desk('i1', { legs: [own('ringing')] }), 'me', false)).toBe(true);
  expect(isWanted(null, desk('i1', { legs: [own('inProgress')] }), 'me', false)).toBe(false);
});

it('is nothing that is over, unless it was asked for elsewhere', () => {
  expect(isWanted('i1', desk('i1', { state: 'ended' }), 'me', false)).toBe(false);
  expect(isWanted('i1', desk('i1', {}, 'wrapUp'), 'me', false)).toBe(false);
  expect(isWanted(null, emptyDesk, 'me', false)).toBe(false);
  expect(isWanted(null, emptyDesk, 'me', true)).toBe(true);
});
