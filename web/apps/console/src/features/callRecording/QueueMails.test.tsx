import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '@/shared/api';
import { QueueMails } from './QueueMails';

const people = [
  { id: 'u1', name: 'Sam Supervisor', status: 'active' },
  { id: 'u2', name: 'Left Long Ago', status: 'deactivated' },
];
vi.mock('@/shared/api', async (original) => ({
  ...(await original()),
  useList: (path: string) => ({ data: path === '/queues' ? [{ id: 'q1', name: 'Support' }] : people }),
}));

const nobody = { version: 3, responsibleId: null, voicemails: false, summaries: false };
const show = async (mail: object) => {
  vi.spyOn(api, 'get').mockResolvedValue(mail);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <QueueMails />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return screen.findByPlaceholderText('mail.nobody');
};
const box = (kind: string) => screen.getByLabelText<HTMLInputElement>(`Support: mail.${kind}`);

beforeEach(() => {
  vi.restoreAllMocks();
  vi.spyOn(api, 'put').mockImplementation((_path, body) => Promise.resolve({ version: 4, ...(body as object) }));
});

describe('the mails of a queue', () => {
  it('begin with messages once somebody is named, of those who still work here', async () => {
    await userEvent.click(await show(nobody));
    expect(box('voicemails').disabled).toBe(true);
    expect(screen.queryByText('Left Long Ago')).toBeNull();
    await userEvent.click(screen.getByText('Sam Supervisor'));
    expect(vi.mocked(api.put).mock.calls).toEqual([['/queues/q1/mail', { responsibleId: 'u1', voicemails: true, summaries: false }, 3]]);
    expect(box('voicemails').checked).toBe(true);
  });

  it('are chosen one by one, and kept at once', async () => {
    await show({ ...nobody, responsibleId: 'u1', voicemails: true });
    await userEvent.click(box('summaries'));
    expect(vi.mocked(api.put).mock.calls).toEqual([['/queues/q1/mail', { responsibleId: 'u1', voicemails: true, summaries: true }, 3]]);
    expect(box('summaries').checked).toBe(true);
  });
});
