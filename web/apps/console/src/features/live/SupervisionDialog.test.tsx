import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { isRingingExpected } from '@/shared/telephone';
import type { LiveCall, Supervision } from './calls';
import { SupervisionDialog } from './SupervisionDialog';

const post = vi.hoisted(() => vi.fn<(path: string, body: unknown) => Promise<unknown>>());
vi.mock('@/shared/api', async (original) => ({ ...(await original<object>()), api: { post } }));

const show = (what: Supervision, onClose = () => undefined) =>
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SupervisionDialog live={{ id: 'i1', agentName: 'Demo Agent' } as LiveCall} what={what} onClose={onClose} />
      </QueryClientProvider>
    </MantineProvider>,
  );

beforeEach(() => {
  vi.clearAllMocks();
  post.mockResolvedValue({});
});

it('says what the customer hears, and does nothing before it is confirmed', () => {
  show('barge');
  expect(screen.getByText('calls.barge.hears')).toBeTruthy();
  expect(post).not.toHaveBeenCalled();
  expect(isRingingExpected()).toBe(false);
});

it('joins, and lets the own telephone answer by itself', async () => {
  const closed = vi.fn(() => undefined);
  show('whisper', closed);
  await userEvent.click(screen.getByRole('button', { name: 'calls.whisper.button' }));
  expect(post).toHaveBeenCalledWith('/interactions/i1/supervision', { mode: 'whisper' });
  expect(isRingingExpected()).toBe(true);
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});
