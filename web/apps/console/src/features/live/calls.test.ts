import { describe, expect, it } from 'vitest';
import { type LiveCall, othersOn, ownMode, supervisionsOf } from './calls';

const supervisor = (userId: string, mode: 'listen' | 'whisper' | 'barge', state = 'inProgress') => ({ id: userId + mode, kind: 'supervisor', userId, name: `Name of ${userId}`, state, mode });
const live = (state: string, legs: ReturnType<typeof supervisor>[] = [], agentId: string | null = 'agent') =>
  ({ id: 'i1', agentId, call: { state, legs } }) as unknown as LiveCall;

describe('what a supervisor can do with a call', () => {
  it('begins with listening to an agent who talks', () => {
    expect(supervisionsOf(live('talking'), 'me')).toEqual(['listen', 'whisper', 'barge', 'takeOver']);
    expect(supervisionsOf(live('waiting', [], null), 'me')).toEqual([]);
    expect(supervisionsOf(live('ended'), 'me')).toEqual([]);
  });
  it('is to change the way, or to leave, once there', () => {
    expect(supervisionsOf(live('held', [supervisor('me', 'listen')]), 'me')).toEqual(['whisper', 'barge', 'takeOver', 'leave']);
    expect(ownMode(live('talking', [supervisor('me', 'whisper', 'completed')]), 'me')).toBeNull();
  });
  it('is nothing on an own call', () => {
    expect(supervisionsOf(live('talking', [], 'me'), 'me')).toEqual([]);
  });
});

it('names who else is there', () => {
  expect(othersOn(live('talking', [supervisor('me', 'listen'), supervisor('u2', 'barge')]), 'me')).toEqual(['Name of u2']);
});
