import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, uploadWatched } from '@/shared/api';
import { UploadForm } from './UploadForm';

vi.mock('@/shared/api', async (original) => ({ ...(await original()), uploadWatched: vi.fn() }));
const upload = vi.mocked(uploadWatched);
const closed = vi.fn();

const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <UploadForm onClose={closed} />
      </QueryClientProvider>
    </MantineProvider>,
  );
const give = async (name: string, bytes = 'RIFF') => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no place for a file');
  await userEvent.setup({ applyAccept: false }).upload(input, new File([bytes], name));
};
const nameField = () => screen.getByLabelText<HTMLInputElement>(/^name/);
const send = () => userEvent.click(screen.getByRole('button', { name: 'upload' }));

beforeEach(() => {
  vi.clearAllMocks();
  show();
});

describe('a sound that is uploaded', () => {
  it('is named after its file, and sent with its progress in sight', async () => {
    let arrives: (value: unknown) => void = () => undefined;
    upload.mockImplementation((_path, _file, { onProgress }) => {
      onProgress(0.4);
      return new Promise((resolve) => (arrives = resolve));
    });
    await give('hold_music.mp3');
    expect(nameField().value).toBe('hold music');
    await send();
    expect(upload.mock.calls[0]?.[0]).toBe('/sounds?name=hold%20music');
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('40');
    arrives({});
    await waitFor(() => expect(closed).toHaveBeenCalled());
  });

  it('is not sent when it cannot be played', async () => {
    await give('song.ogg');
    expect(screen.getByText('fault.wrongType')).toBeTruthy();
    await send();
    expect(upload).not.toHaveBeenCalled();
  });

  it('says under the name that the name is taken', async () => {
    upload.mockRejectedValue(new ProblemError(409, 'about:blank', 'Conflict', 'There is one.', [], {}, null));
    await give('song.wav');
    await send();
    expect(await screen.findByText('nameTaken')).toBeTruthy();
    expect(closed).not.toHaveBeenCalled();
  });
});
