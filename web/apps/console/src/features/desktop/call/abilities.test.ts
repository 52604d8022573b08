import { describe, expect, it } from 'vitest';
import type { Call, CallLeg } from '../session/call';
import { abilitiesOf, legsShown, phaseOf } from './abilities';

const leg = (kind: CallLeg['kind'], change: Partial<CallLeg> = {}): CallLeg => ({
  id: `${kind}-${JSON.stringify(change)}`, kind, userId: kind === 'agent' ? 'me' : null, name: null, address: null, state: 'inProgress', muted: false, held: false, mode: null, since: '2026-11-22T10:00:00Z', ...change,
});
const call = (change: Partial<Call> = {}): Call => ({
  state: 'talking', direction: 'inbound', from: '+14155550101', to: '+14155550102', since: '2026-11-22T10:00:00Z', answeredAt: '2026-11-22T10:00:00Z', recording: 'off', legs: [leg('customer'), leg('agent')], consult: null, ...change,
});
const can = (of: Call) => [...abilitiesOf(of, 'me')].sort();

describe('what an agent may do with a call', () => {
  it('is everything while they talk', () => {
    expect(can(call({ recording: 'on' }))).toEqual(['end', 'hold', 'mute', 'pauseRecording', 'sendDigits', 'transfer']);
  });

  it('is to let a recording begin where the rule leaves it to them', () => {
    expect(can(call({ recording: 'off', mayRecord: true }))).toContain('beginRecording');
    expect(can(call({ recording: 'off' }))).not.toContain('resumeRecording');
    expect(can(call({ recording: 'on', mayRecord: false }))).not.toContain('beginRecording');
  });

  it('is to take back, not to send tones, while the customer hears music', () => {
    const held = call({ state: 'held', legs: [leg('customer', { held: true }), leg('agent', { muted: true })] });
    expect(can(held)).toEqual(['end', 'resume', 'transfer', 'unmute']);
  });

  it('is only to hang up while the own phone rings', () => {
    expect(can(call({ state: 'connecting', legs: [leg('customer'), leg('agent', { state: 'ringing' })] }))).toEqual(['end']);
  });

  it('is to come back where the own line was lost and the customer stayed', () => {
    const lost = call({ state: 'held', legs: [leg('customer', { held: true }), leg('agent', { state: 'completed' })] });
    expect(can(lost)).toEqual(['end', 'rejoin']);
    expect(phaseOf(lost, 'me')).toBe('away');
    expect(can({ ...lost, legs: [leg('customer', { state: 'completed' }), leg('agent', { state: 'completed' })] })).toEqual(['end']);
  });

  it('completes a consultation only once the other one talks', () => {
    const consult = { legId: 'l', to: { kind: 'user' as const, id: 'u2', name: 'Second Agent' }, state: 'ringing' as const };
    const ringing = call({ state: 'held', consult });
    expect(can(ringing)).toEqual(['cancelTransfer', 'end', 'mute']);
    expect(can({ ...ringing, consult: { ...consult, state: 'talking' } })).toContain('completeTransfer');
    expect(phaseOf(ringing, 'me')).toBe('consulting');
  });

  it('is nothing after the end', () => {
    expect(can(call({ state: 'ended' }))).toEqual([]);
  });

  it('does not take a colleague’s leg for the own one', () => {
    expect(can(call({ legs: [leg('customer'), leg('agent', { userId: 'other' })] }))).toEqual(['end', 'rejoin']);
  });
});

describe('the phase', () => {
  it('tells dialling out from being connected', () => {
    expect(phaseOf(call({ state: 'connecting', direction: 'outbound', legs: [leg('customer', { state: 'ringing' }), leg('agent')] }), 'me')).toBe('dialling');
    expect(phaseOf(call({ state: 'connecting', direction: 'outbound', legs: [leg('customer', { state: 'queued' }), leg('agent', { state: 'ringing' })] }), 'me')).toBe('connecting');
  });
});

describe('the legs on screen', () => {
  it('are those who are there, and those who could not be reached', () => {
    const legs = [leg('customer'), leg('agent', { state: 'completed' }), leg('agent'), leg('outside', { state: 'busy', address: '+14155550109' })];
    expect(legsShown(call({ legs })).map(({ kind, state }) => `${kind} ${state}`)).toEqual(['customer inProgress', 'agent inProgress', 'outside busy']);
  });
});
