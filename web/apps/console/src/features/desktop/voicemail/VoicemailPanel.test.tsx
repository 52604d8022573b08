import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interaction, Voicemail } from '../session/protocol';
import { VoicemailPanel } from './VoicemailPanel';

const dial = vi.fn<(wanted: object) => void>();
const may = { dial: true };
vi.mock('@/shared/telephone', async (original) => ({ ...(await original()), useDial: () => (may.dial ? dial : null) }));
vi.mock('@/shared/recording', () => ({ Player: ({ id }: { id: string }) => <p>playing {id}</p> }));

const show = (change: Partial<Voicemail> = {}) =>
  render(
    <MantineProvider>
      <VoicemailPanel
        interaction={{ id: 'i1', customer: { id: 'c1' } } as Interaction}
        voicemail={{ recordingId: 'r1', from: '+14155550101', seconds: 75, leftAt: '2026-11-22T10:00:00Z', state: 'ready', ...change }}
      />
    </MantineProvider>,
  );
const button = (name: string) => screen.queryByRole('button', { name });

beforeEach(() => {
  dial.mockClear();
  may.dial = true;
});

describe('the message that a caller has left', () => {
  it('is fetched only when the agent asks to hear it', async () => {
    show();
    expect(screen.queryByText('playing r1')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'voicemail.listen' }));
    expect(screen.getByText('playing r1')).toBeTruthy();
    expect(button('voicemail.listen')).toBeNull();
  });

  it('is answered by calling the customer back', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'voicemail.callBack' }));
    expect(dial.mock.calls).toEqual([[{ number: '+14155550101', customerId: 'c1' }]]);
  });

  it('cannot be heard yet while it is on its way', () => {
    show({ state: 'fetching' });
    expect(screen.getByRole('status').textContent).toBe('voicemail.fetching');
    expect(button('voicemail.listen')).toBeNull();
  });

  it('offers no call to those who make none, nor where the number was withheld', () => {
    const { unmount } = show({ from: null });
    expect(button('voicemail.callBack')).toBeNull();
    unmount();
    may.dial = false;
    show();
    expect(button('voicemail.callBack')).toBeNull();
  });
});
