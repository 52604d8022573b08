import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { lazyPage } from './lazyPage';
import { theme } from './theme';

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

function show(load: Parameters<typeof lazyPage>[1]) {
  const Page = lazyPage('/reports', load);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider theme={theme}>
      <QueryClientProvider client={client}>
        <Page />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

afterEach(() => vi.unstubAllGlobals());

it('says that a page cannot be had without a server, and shows it when it is tried again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const load = vi.fn(gone);
  load.mockImplementationOnce(gone).mockResolvedValueOnce({ default: () => <h1>Reports</h1> } as never);
  show(load);
  expect(await screen.findByRole('alert')).toBeTruthy();
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByRole('heading', { name: 'Reports' })).toBeTruthy();
});

it('shows at once what comes at once', async () => {
  show(() => Promise.resolve({ default: () => <h1>Reports</h1> }));
  expect(await screen.findByRole('heading', { name: 'Reports' })).toBeTruthy();
});
