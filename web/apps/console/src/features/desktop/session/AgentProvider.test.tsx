import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { NetworkError } from '@/shared/api';
import { AgentProvider } from './AgentProvider';
import type { LineStatus } from './connection';

const session = vi.hoisted(() => ({ line: { kind: 'online' } as LineStatus, tell: (): void => undefined, doubt: vi.fn() }));
vi.mock('./AgentSession', () => ({
  AgentSession: class {
    start = () => undefined;
    stop = () => undefined;
    doubt = session.doubt;
    current = () => ({ line: session.line });
    subscribe = (listener: () => void) => {
      session.tell = listener;
      return () => undefined;
    };
  },
}));

const becomes = (line: LineStatus) =>
  act(async () => {
    session.line = line;
    session.tell();
    await Promise.resolve();
  });

it('doubts the line when a page finds no server, and asks for the page anew once the line is back, but under no form', async () => {
  const ask = vi.fn(() => Promise.resolve('there'));
  ask.mockRejectedValueOnce(new NetworkError('gone'));
  const fill = vi.fn(() => Promise.resolve('form'));
  function Page() {
    const page = useQuery({ queryKey: ['page'], queryFn: ask });
    useQuery({ queryKey: ['form'], queryFn: fill, refetchOnWindowFocus: false });
    return <p>{page.data ?? (page.error ? 'error' : 'bars')}</p>;
  }
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AgentProvider userId="u">
        <Page />
      </AgentProvider>
    </QueryClientProvider>,
  );
  expect(await screen.findByText('error')).toBeTruthy();
  expect(session.doubt).toHaveBeenCalledOnce();
  await becomes({ kind: 'waiting', attempt: 1, retryAt: 0 });
  await becomes({ kind: 'connecting', attempt: 1 });
  expect(ask).toHaveBeenCalledOnce();
  await becomes({ kind: 'online' });
  expect(await screen.findByText('there')).toBeTruthy();
  expect(fill).toHaveBeenCalledOnce();
});
