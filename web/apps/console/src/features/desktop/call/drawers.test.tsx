import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadNumbers } from '@/shared/telephone/numbers';
import { CommandRefused } from '../session/connection';
import { DialDrawer } from './DialDrawer';
import { TransferDrawer } from './TransferDrawer';

const session = { command: vi.fn<(command: object) => Promise<unknown>>() };
vi.mock('../session/AgentProvider', () => ({ useAgentSession: () => session }));
const colleagues = { items: [{ userId: 'me', name: 'Demo Owner', presence: 'available' }, { userId: 'u2', name: 'Second Agent', presence: 'busy' }] };
vi.mock('@/shared/api', async (original) => ({
  ...(await original<object>()),
  api: { get: () => Promise.resolve(colleagues), all: () => Promise.resolve([]) },
  useMe: () => ({ data: { userId: 'me' } }),
}));

const show = (drawer: ReactElement) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>{drawer}</QueryClientProvider>
    </MantineProvider>,
  );
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeAll(() => loadNumbers());
beforeEach(() => {
  vi.clearAllMocks();
  session.command.mockResolvedValue({ interactionId: 'i9' });
});

describe('a transfer', () => {
  it('goes to a number as the carrier takes it, at once or after a word', async () => {
    const closed = vi.fn();
    show(<TransferDrawer interactionId="i1" onClose={closed} />);
    await userEvent.click(screen.getByRole('radio', { name: 'call.transfer.number' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'call.transfer.number' }), '+49 30 12345678');
    await press('call.transfer.consult');
    expect(session.command).toHaveBeenCalledWith({ type: 'transfer', interactionId: 'i1', mode: 'consult', to: { address: '+493012345678' } });
    expect(closed).toHaveBeenCalled();
  });

  it('asks a queue first, too', async () => {
    show(<TransferDrawer interactionId="i1" onClose={() => undefined} />);
    expect(await screen.findByRole('button', { name: 'call.transfer.consult' })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'call.transfer.flow' }));
    expect(screen.queryByRole('button', { name: 'call.transfer.consult' })).toBeNull();
  });

  it('goes to a colleague, never to oneself, and says why it was refused', async () => {
    session.command.mockRejectedValue(new CommandRefused('noRoom', 'They have no room for a call.'));
    show(<TransferDrawer interactionId="i1" onClose={() => undefined} />);
    await userEvent.click(screen.getByRole('radio', { name: 'call.transfer.colleague' }));
    await userEvent.click(await screen.findByRole('radio', { name: /Second Agent/ }));
    expect(screen.queryByText('Demo Owner')).toBeNull();
    await press('call.transfer.blind');
    expect(session.command).toHaveBeenCalledWith({ type: 'transfer', interactionId: 'i1', mode: 'blind', to: { userId: 'u2' } });
    expect((await screen.findByRole('alert')).textContent).toContain('They have no room for a call.');
  });
});

describe('a call out', () => {
  it('dials the number that was clicked, for its customer, and opens the call', async () => {
    const made = vi.fn();
    show(<DialDrawer request={{ number: '+493012345678', customerId: 'c1' }} onClose={() => undefined} onMade={made} />);
    await press('dial.start');
    expect(session.command).toHaveBeenCalledWith({ type: 'dial', to: '+493012345678', customerId: 'c1' });
    await vi.waitFor(() => expect(made).toHaveBeenCalledWith('i9'));
  });

  it('asks for a number that can be called', async () => {
    show(<DialDrawer request={{ number: '' }} onClose={() => undefined} onMade={() => undefined} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'dial.number' }), 'mother');
    await press('dial.start');
    expect((await screen.findByRole('alert')).textContent).toContain('dial.needed');
    expect(session.command).not.toHaveBeenCalled();
  });
});
