import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Simulation } from './Simulation';

const asks = { node: 'menu', does: 'ask', what: 'Which department?', options: [{ id: 'sales', label: 'Sales department' }] };
const first = { steps: [{ input: {}, byItself: true, nodes: ['menu'], instructions: [asks] }], over: false, outcome: null };
const waits = { node: 'queue', does: 'enqueue', what: 'q1' };
const second = { ...first, steps: [...first.steps, { input: { choice: 'sales' }, byItself: false, nodes: ['queue'], instructions: [waits] }] };
const post = vi.hoisted(() => vi.fn());
vi.mock('@/shared/api', async (original) => ({ ...(await original<object>()), api: { post }, useList: (path: string) => ({ data: path === '/queues' ? [{ id: 'q1', name: 'Orders' }] : [] }) }));
vi.mock('react-i18next', async (original) => ({ ...(await original<object>()), useTranslation: () => ({ t: (key: string, values?: { input?: string }) => (values?.input ? `${key} ${values.input}` : key) }) }));

it('tells in the words of the page what a customer gave and where they went', async () => {
  post.mockResolvedValueOnce(first).mockResolvedValueOnce(second);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Simulation flowId="f1" version={2} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'simulation.begin' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Sales department' }));
  expect(post).toHaveBeenLastCalledWith('/flows/f1/versions/2/simulate', { inputs: [{ choice: 'sales' }] });
  expect(await screen.findByText('simulation.input simulation.kinds.choice \u2068Sales department\u2069')).toBeTruthy();
  expect(screen.getByText('Orders')).toBeTruthy();
});
