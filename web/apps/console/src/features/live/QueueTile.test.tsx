import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { isBelowTarget } from './level';
import { QueueTile } from './QueueTile';
import type { QueueNow } from './types';

vi.mock('@tanstack/react-router', () => ({ Link: 'a' }));
vi.mock('./QueueSwitch', () => ({ QueueSwitch: () => null }));

const queue = (serviceLevelPerMille: number | null, percent: number | null): QueueNow => ({
  queueId: 'q1',
  name: 'Sales',
  waiting: 0,
  offered: 0,
  assigned: 0,
  longestWaitSeconds: 0,
  today: { answered: 10, answeredInTime: 7, abandoned: 0, shortAbandoned: 0, turnedAway: 0, serviceLevelPerMille },
  paused: false,
  closed: false,
  serviceLevel: percent === null ? null : { seconds: 20, percent },
});

it('holds the day against what the queue promises', () => {
  expect(isBelowTarget(queue(799, 80))).toBe(true);
  expect(isBelowTarget(queue(800, 80))).toBe(false);
  expect(isBelowTarget(queue(null, 80))).toBe(false);
  expect(isBelowTarget(queue(100, null))).toBe(false);
});

const show = (shown: QueueNow) =>
  render(
    <MantineProvider>
      <QueueTile queue={shown} />
    </MantineProvider>,
  );

it('says in words that a queue is below its target', () => {
  show(queue(700, 80));
  expect(screen.getByText('today.below')).toBeTruthy();
});

it('says nothing of a queue that keeps what it promises', () => {
  show(queue(950, 80));
  expect(screen.queryByText('today.below')).toBeNull();
  expect(screen.getByText('today.target')).toBeTruthy();
});
