import { describe, expect, it } from 'vitest';
import { type ChatState, EMPTY, reduce } from '../panel/src/chat/state';
import { parseFrame } from '../panel/src/chat/protocol';
import { message } from './fake-server';

const talking: ChatState = { ...EMPTY, phase: 'talking', interactionId: 'i1' };

describe('the state of a chat', () => {
  it('orders messages by time and replaces one whose status changed', () => {
    let state = reduce(talking, { type: 'message', message: message('2', 'agent') });
    state = reduce(state, { type: 'message', message: message('1', 'customer') });
    state = reduce(state, { type: 'message', message: message('1', 'customer', { status: 'delivered' }) });
    expect(state.messages.map((one) => [one.id, one.status])).toEqual([
      ['1', 'delivered'],
      ['2', 'received'],
    ]);
  });

  it("counts others' messages as unread only while the panel is hidden, and each once", () => {
    let state = reduce(talking, { type: 'message', message: message('1', 'agent') });
    state = reduce(state, { type: 'message', message: message('1', 'agent') });
    state = reduce(state, { type: 'message', message: message('2', 'customer') });
    expect(state.unread).toBe(1);
    state = reduce(state, { type: 'visible', visible: true });
    state = reduce(state, { type: 'message', message: message('3', 'agent') });
    expect(state.unread).toBe(0);
  });

  it('counts what arrived while the connection was down', () => {
    const before = reduce(talking, { type: 'message', message: message('1', 'customer') });
    const after = reduce(before, {
      type: 'started',
      interactionId: 'i1',
      messages: [message('1', 'customer'), message('2', 'agent')],
      state: 'assigned',
    });
    expect(after.unread).toBe(1);
    expect(after.messages).toHaveLength(2);
  });

  it('leaves the queue when an agent joins, and names the agent', () => {
    let state = reduce(talking, { type: 'queued', position: 2, waitSeconds: 90 });
    expect(state.queue).toEqual({ position: 2, waitSeconds: 90 });
    state = reduce(state, { type: 'agentJoined', name: 'Demo Agent' });
    expect(state).toMatchObject({ queue: null, agentName: 'Demo Agent' });
  });

  it('shows a resumed conversation that ended meanwhile as ended', () => {
    const state = reduce(talking, { type: 'started', interactionId: 'i1', messages: [], state: 'wrapUp' });
    expect(state.phase).toBe('ended');
  });

  it('keeps the shown messages when the resumed history is cut', () => {
    const before = reduce(talking, { type: 'message', message: message('1', 'customer') });
    const after = reduce(before, {
      type: 'started',
      interactionId: 'i1',
      messages: [message('2', 'agent')],
      state: 'assigned',
    });
    expect(after.messages.map((one) => one.id)).toEqual(['1', '2']);
  });
});

describe('frames', () => {
  it('that are not understood are dropped', () => {
    for (const data of [
      '',
      '{',
      '[]',
      'null',
      '{"type":"later"}',
      '{"type":"message"}',
      '{"type":"started"}',
      new Blob(),
    ]) {
      expect(parseFrame(data)).toBeNull();
    }
  });

  it('with missing parts are completed', () => {
    expect(parseFrame('{"type":"message","message":{"id":"1"}}')).toMatchObject({
      message: { id: '1', text: '', attachments: [], from: { kind: 'system' } },
    });
  });
});
