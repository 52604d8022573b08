import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import WhatIfPage from './WhatIfPage';

const post = vi.fn<(path: string, body: { changes: object }) => Promise<unknown>>();
const lists: Record<string, object[]> = {
  '/queues': [
    { id: 'q1', name: 'Orders', requirements: [{ skillId: 's1', minimum: 5 }], relaxations: [], members: ['u1'], overflows: [] },
    { id: 'q2', name: 'Returns', requirements: [], relaxations: [], members: [], overflows: [] },
  ],
  '/users': [
    { id: 'u1', name: 'Ana', status: 'active', agent: { skills: [{ skillId: 's1', proficiency: 5 }] } },
    { id: 'u2', name: 'Ben', status: 'active', agent: { skills: [] } },
    { id: 'u3', name: 'Owner', status: 'active', agent: null },
  ],
  '/skills': [{ id: 's1', name: 'German' }],
  '/agentGroups': [],
};
vi.mock('@/shared/api', async (original) => ({
  ...(await original<object>()),
  api: { post: (path: string, body: { changes: object }) => post(path, body) },
  useList: (path: string) => ({ data: lists[path], isSuccess: true }),
}));

it('asks with other staffing and another set-up of a queue, beginning with what there is', async () => {
  post.mockResolvedValue({ contacts: 0, shifts: 0, meanPatienceSeconds: null, asItIs: { occupancy: 0, queues: [] }, changed: { occupancy: 0, queues: [] } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <WhatIfPage />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(screen.getByText('addReskilled'));
  const without = screen.getByLabelText('without', { selector: 'input' });
  fireEvent.click(without);
  expect(screen.queryByText('Owner')).toBeNull();
  const choices = document.getElementById(without.getAttribute('aria-controls') ?? '');
  fireEvent.click(within(choices as HTMLElement).getByText('Ben'));
  fireEvent.click(screen.getByText('addChange'));
  fireEvent.click(screen.getByLabelText('part.requirements'));
  fireEvent.click(screen.getByLabelText('part.overflows'));
  fireEvent.click(screen.getByText('queueParts.addOverflow'));
  fireEvent.click(screen.getByText('play'));
  await waitFor(() => expect(post).toHaveBeenCalled());
  expect(post.mock.lastCall?.[1].changes).toEqual({
    withoutUserIds: ['u2'],
    skills: [{ userId: 'u1', skills: [{ skillId: 's1', proficiency: 5 }] }],
    queues: [{ queueId: 'q1', patch: { requirements: [{ skillId: 's1', minimum: 5 }], overflows: [{ when: 'wait', threshold: 60, queueId: 'q2' }] } }],
  });
});
