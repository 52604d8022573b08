import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Explanation } from './types';
import { Why } from './Why';

const decision: Explanation = {
  at: '2026-03-02T08:00:00Z', decision: 'keptWaiting', chosen: null, considered: 0, excluded: [], text: 'Waits in Orders: there are no agents.',
  inputs: { ring: 1, asked: ['German 5', 'the group Berlin'], waitedSeconds: 75, priority: -2, order: 'dueBy', place: '2026-03-02T08:01:00Z', dueAt: '2026-03-02T08:03:00Z' },
};
const before: Explanation = { ...decision, at: '2026-03-02T07:00:00Z', inputs: null };
vi.mock('@/shared/api', async (original) => ({ ...(await original<object>()), useList: () => ({ data: [before, decision], isSuccess: true }) }));

it('shows what a decision went by, where that was kept', () => {
  const { container } = render(
    <MantineProvider env="test">
      <Why interactionId="i1" />
    </MantineProvider>,
  );
  expect(screen.getAllByLabelText('wentBy.title')).toHaveLength(1);
  const facts = [...container.querySelectorAll('dl > div')].map((fact) => fact.textContent);
  expect(facts.slice(0, 5)).toEqual(['wentBy.askedGerman 5; the group Berlin', 'wentBy.ring1', 'wentBy.waited1:15', 'wentBy.priority-2', 'wentBy.orderwentBy.orderOf.dueBy']);
  expect(facts).toHaveLength(7);
});
