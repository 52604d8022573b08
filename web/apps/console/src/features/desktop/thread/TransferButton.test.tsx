import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { CommandRefused } from '../session/connection';
import { TransferButton } from './TransferButton';

const session = { command: vi.fn<(command: object) => Promise<unknown>>() };
vi.mock('../session/AgentProvider', () => ({ useAgentSession: () => session }));
const queues = [{ id: 'q1', name: 'Orders' }, { id: 'q2', name: 'Returns' }];
const colleagues = { items: [{ userId: 'u2', name: 'Second Agent', presence: 'busy' }] };
vi.mock('@/shared/api', async (original) => ({
  ...(await original<object>()),
  api: { get: () => Promise.resolve(colleagues), all: () => Promise.resolve(queues) },
  useMe: () => ({ data: { userId: 'me' } }),
  useList: () => ({ data: queues }),
}));

beforeEach(() => {
  vi.clearAllMocks();
  session.command.mockResolvedValue({});
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <TransferButton interactionId="i1" />
      </QueryClientProvider>
    </MantineProvider>,
  );
});

it('sends the conversation to a queue that is looked for in an open list', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'transfer.title' }));
  await userEvent.type(await screen.findByRole('textbox', { name: 'transfer.queue' }), 'ret');
  expect(screen.queryByRole('radio', { name: 'Orders' })).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: 'Returns' }));
  await userEvent.click(screen.getByRole('button', { name: 'transfer.confirm' }));
  expect(session.command).toHaveBeenCalledWith({ type: 'transfer', interactionId: 'i1', mode: 'blind', to: { queueId: 'q2' } });
});

it('says why a colleague cannot have it, until another is chosen', async () => {
  session.command.mockRejectedValue(new CommandRefused('noRoom', 'They have no room.'));
  await userEvent.click(screen.getByRole('button', { name: 'transfer.title' }));
  await userEvent.click(await screen.findByRole('radio', { name: 'transfer.colleague' }));
  await userEvent.click(await screen.findByRole('radio', { name: /Second Agent/ }));
  await userEvent.click(screen.getByRole('button', { name: 'transfer.confirm' }));
  expect((await screen.findByRole('alert')).textContent).toContain('They have no room.');
  await userEvent.click(screen.getByRole('radio', { name: 'transfer.queue' }));
  expect(screen.queryByRole('alert')).toBeNull();
});
