import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { FlowNode } from './flow';
import { Steps } from './Steps';

vi.mock('@/shared/api', async (original) => ({ ...(await original()), useList: (path: string) => ({ data: path === '/queues' ? [{ id: 'q1', name: 'Support' }] : [] }) }));
vi.mock('react-i18next', async (original) => ({ ...(await original()), useTranslation: () => ({ t: (key: string, values?: object) => `${key} ${Object.values(values ?? {}).join(' ')}`.trim() }) }));

const show = (change: Partial<FlowNode>) =>
  render(
    <MantineProvider>
      <Steps definition={{ start: 'message', nodes: [{ id: 'message', type: 'voicemail', text: 'After the tone, please.', ...change }] }} faults={[]} />
    </MantineProvider>,
  );

describe('the step that takes a message', () => {
  it('says in which queue the message waits, and how long it may be', () => {
    show({ queueId: 'q1', maxSeconds: 60 });
    expect(screen.getByText('After the tone, please.')).toBeTruthy();
    expect(screen.getByText('message.in Support · message.most 60')).toBeTruthy();
  });

  it('says where it waits when no queue is named', () => {
    show({});
    expect(screen.getByText('message.there · message.most 120')).toBeTruthy();
  });
});
