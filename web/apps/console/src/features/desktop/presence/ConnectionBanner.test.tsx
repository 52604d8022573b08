import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LineStatus } from '../session/connection';
import { emptyDesk } from '../session/deskState';
import { ConnectionBanner } from './ConnectionBanner';

const reconnectNow = vi.fn();
let line: LineStatus = { kind: 'online' };
vi.mock('../session/AgentProvider', () => ({
  useAgentSession: () => ({ reconnectNow }),
  useDesk: () => ({ desk: { ...emptyDesk, seq: 1 }, line }),
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const banner = () => (
  <MantineProvider>
    <ConnectionBanner />
  </MantineProvider>
);

it('tells of a loss that lasts, counts down without a word, tries at once when asked, and goes when the line is back', () => {
  const { rerender } = render(banner());
  line = { kind: 'waiting', attempt: 3, retryAt: Date.now() + 9_000 };
  rerender(banner());
  expect(screen.getByRole('status').textContent).toBe('');
  act(() => void vi.advanceTimersByTime(1_600));
  const status = screen.getByRole('status');
  expect(status.querySelector('strong')?.textContent).toBe('line.lost');
  expect(status.querySelector('[aria-hidden=true].tabular')?.textContent).toBe('line.again');
  fireEvent.click(screen.getByRole('button', { name: 'line.now' }));
  expect(reconnectNow).toHaveBeenCalledOnce();
  line = { kind: 'connecting', attempt: 3 };
  rerender(banner());
  expect(screen.getByRole('button', { name: 'line.now' }).hasAttribute('disabled')).toBe(true);
  line = { kind: 'online' };
  rerender(banner());
  act(() => void vi.advanceTimersByTime(0));
  expect(screen.getByRole('status').textContent).toBe('');
});
