import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { StaffingDialog } from './StaffingDialog';
import type { AgentNow } from './types';

const api = vi.hoisted(() => ({
  get: vi.fn<(path: string) => Promise<unknown>>(),
  all: vi.fn<(path: string) => Promise<unknown>>(),
  put: vi.fn<(path: string, body: unknown, version?: number) => Promise<unknown>>(),
}));
vi.mock('@/shared/api', async (original) => ({
  ...(await original<object>()),
  api,
  useList: () => ({ data: [{ id: 's1', name: 'German' }, { id: 's2', name: 'French' }], isSuccess: true }),
}));

const closed = vi.fn(() => undefined);

async function show() {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <StaffingDialog agent={{ userId: 'u1', name: 'Ana' } as AgentNow} onClose={closed} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByText('Returns');
}

const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'action.save' });

beforeEach(() => {
  vi.clearAllMocks();
  api.get.mockImplementation((path) =>
    Promise.resolve(
      path === '/users/u1'
        ? { id: 'u1', version: 3, agent: { skills: [{ skillId: 's1', proficiency: 5 }] } }
        : { version: 3, queues: [{ queueId: 'q1', name: 'Everybody', openToAll: true, rank: 1, delaySeconds: 0 }] },
    ),
  );
  api.all.mockResolvedValue([
    { id: 'q1', name: 'Everybody', members: [] },
    { id: 'q2', name: 'Returns', members: ['u2'] },
  ]);
  api.put.mockResolvedValue({ version: 4 });
});

it('puts the agent into a queue, and leaves the skills alone', async () => {
  await show();
  expect(save().disabled).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Everybody' }).disabled).toBe(true);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Returns' }));
  await userEvent.click(save());
  expect(api.put.mock.calls).toEqual([
    [
      '/users/u1/queues',
      {
        queues: [
          { queueId: 'q1', rank: 1, delaySeconds: 0 },
          { queueId: 'q2', rank: 1, delaySeconds: 0 },
        ],
      },
      3,
    ],
  ]);
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});

it('keeps the dialog open when the queues are refused, and does not save the skills twice', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'skillLevels.add' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Returns' }));
  api.put.mockImplementation((path) => (path.endsWith('/skills') ? Promise.resolve({ version: 4 }) : Promise.reject(new Error('no'))));
  await userEvent.click(save());
  await screen.findByRole('alert');
  expect(closed).not.toHaveBeenCalled();
  api.put.mockResolvedValue({ version: 5 });
  await userEvent.click(save());
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  expect(api.put.mock.calls.map(([path, , version]) => [path, version])).toEqual([
    ['/users/u1/skills', 3],
    ['/users/u1/queues', 4],
    ['/users/u1/queues', 4],
  ]);
});
