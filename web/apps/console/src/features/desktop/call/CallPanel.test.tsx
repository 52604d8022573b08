import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handleKey } from '@/shared/keyboard/shortcuts';
import type { Call, CallLeg } from '../session/call';
import { CommandRefused } from '../session/connection';
import type { Interaction } from '../session/protocol';
import { CallPanel } from './CallPanel';

const session = { command: vi.fn<(command: object) => Promise<unknown>>() };
vi.mock('../session/AgentProvider', () => ({ useAgentSession: () => session }));
vi.mock('@/shared/api', async (original) => ({ ...(await original()), useMe: () => ({ data: { userId: 'me' } }) }));

const leg = (kind: CallLeg['kind'], change: Partial<CallLeg> = {}): CallLeg => ({
  id: kind, kind, userId: kind === 'agent' ? 'me' : null, name: null, address: null, state: 'inProgress', muted: false, held: false, mode: null, since: '2026-11-22T10:00:00Z', ...change,
});
const call = (change: Partial<Call> = {}): Call => ({
  state: 'talking', direction: 'inbound', from: '+14155550101', to: null, since: '2026-11-22T10:00:00Z', answeredAt: '2026-11-22T10:00:00Z', recording: 'off', legs: [leg('customer'), leg('agent')], consult: null, ...change,
});
const show = (of: Call) =>
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <CallPanel interaction={{ id: 'i1', customer: null } as Interaction} call={of} />
      </QueryClientProvider>
    </MantineProvider>,
  );
const button = (name: string) => screen.getByRole('button', { name });
const sent = () => session.command.mock.calls.map(([command]) => command);

beforeEach(() => {
  vi.clearAllMocks();
  session.command.mockResolvedValue(undefined);
});

describe('the call panel', () => {
  it('asks for what its buttons say, and shows only what the server then says', async () => {
    show(call());
    await userEvent.click(button('call.hold'));
    await userEvent.click(button('call.mute'));
    await userEvent.click(button('call.hangUp'));
    expect(sent()).toEqual([
      { type: 'hold', interactionId: 'i1' },
      { type: 'mute', interactionId: 'i1' },
      { type: 'end', interactionId: 'i1' },
    ]);
    expect(button('call.hold')).toBeTruthy();
  });

  it('shows why a command was refused, until it is closed', async () => {
    session.command.mockRejectedValue(new CommandRefused('callGone', 'That line has already ended.'));
    show(call());
    await userEvent.click(button('call.hold'));
    expect((await screen.findByRole('alert')).textContent).toContain('That line has already ended.');
    await userEvent.click(button('action.close'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('cannot be pressed where the state does not allow it', () => {
    show(call({ state: 'connecting', answeredAt: null, legs: [leg('customer'), leg('agent', { state: 'ringing' })] }));
    expect(['call.mute', 'call.hold', 'call.keypad', 'call.transfer.title'].map((name) => button(name).hasAttribute('disabled'))).toEqual([true, true, true, true]);
    expect(button('call.hangUp').hasAttribute('disabled')).toBe(false);
  });

  it('sends tones from the keyboard once the keypad is open', async () => {
    show(call());
    await userEvent.click(button('call.keypad'));
    await userEvent.keyboard('1');
    await userEvent.keyboard('#');
    expect(sent()).toEqual([
      { type: 'sendDigits', interactionId: 'i1', digits: '1' },
      { type: 'sendDigits', interactionId: 'i1', digits: '#' },
    ]);
  });

  it('offers the way back when the own line is gone', async () => {
    show(call({ state: 'held', legs: [leg('customer', { held: true }), leg('agent', { state: 'failed' })] }));
    await userEvent.click(button('call.rejoin'));
    expect(sent()).toEqual([{ type: 'rejoin', interactionId: 'i1' }]);
  });

  it('hands over, or takes back, after a word with a colleague', async () => {
    show(call({ state: 'held', consult: { legId: 'x', to: { kind: 'user', id: 'u2', name: 'Second Agent' }, state: 'talking' } }));
    await userEvent.click(button('call.consult.complete'));
    await userEvent.click(button('call.consult.back'));
    expect(sent()).toEqual([
      { type: 'completeTransfer', interactionId: 'i1' },
      { type: 'cancelTransfer', interactionId: 'i1' },
    ]);
  });

  it('lets all talk, and removes whom the agent has brought in', async () => {
    const to = { kind: 'address', id: null, name: '+14155550109' } as const;
    const legs = [leg('customer'), leg('agent'), leg('outside', { address: '+14155550109' })];
    const { unmount } = show(call({ state: 'held', legs, consult: { legId: 'outside', to, state: 'talking' } }));
    await userEvent.click(button('call.consult.together'));
    unmount();
    show(call({ legs, consult: { legId: 'outside', to, state: 'conference' } }));
    for (const remove of screen.getAllByRole('button', { name: 'call.consult.remove' }).slice(0, 1)) await userEvent.click(remove);
    expect(sent()).toEqual([
      { type: 'conference', interactionId: 'i1' },
      { type: 'removeParticipant', interactionId: 'i1', legId: 'outside' },
    ]);
  });

  it('only calls a transfer off that nobody has answered yet', () => {
    const to = { kind: 'address', id: null, name: '+14155550109' } as const;
    show(call({ state: 'held', legs: [leg('customer', { held: true }), leg('agent', { state: 'completed' })], consult: { legId: 'x', to, state: 'transferring' } }));
    expect(button('call.consult.cancel')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'call.rejoin' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'call.consult.complete' })).toBeNull();
  });

  it('says that it records, and pauses by key', async () => {
    show(call({ recording: 'on' }));
    expect(screen.getByText('call.recording.on')).toBeTruthy();
    window.addEventListener('keydown', handleKey);
    await userEvent.keyboard('p');
    window.removeEventListener('keydown', handleKey);
    expect(sent()).toEqual([{ type: 'pauseRecording', interactionId: 'i1' }]);
  });
});
