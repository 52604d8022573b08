import { Drawer, MantineProvider, Modal } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { EmptyState } from '@/shared/ui';
import { theme } from './theme';

const show = (what: ReactNode) => render(<MantineProvider theme={theme}>{what}</MantineProvider>);
const nothing = () => undefined;

it('puts the heading of an empty place one below that of its page, or where the place says', () => {
  show(
    <>
      <EmptyState icon={IconMapOff} title="on a page" />
      <EmptyState title="in a section" level={3} />
    </>,
  );
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('on a page');
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('in a section');
});

it('adds no second banner to the page while a drawer or a dialog is open', async () => {
  show(
    <>
      <Drawer opened onClose={nothing} title="Drawer" />
      <Modal opened onClose={nothing} title="Modal" />
    </>,
  );
  expect(await screen.findAllByRole('dialog', { hidden: true })).toHaveLength(2);
  expect([...document.querySelectorAll('header')].map((header) => header.getAttribute('role'))).toEqual(['none', 'none']);
});
