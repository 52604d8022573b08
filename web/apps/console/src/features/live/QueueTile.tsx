import { Anchor, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clock, useFormat } from '@/shared/i18n/format';
import classes from './live.module.css';
import type { QueueNow } from './types';

/** One queue: who waits stands out, the rest is there to compare. */
export function QueueTile({ queue }: { queue: QueueNow }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const figures = [
    { name: t('waiting'), value: format.number(queue.waiting) },
    { name: t('offered'), value: format.number(queue.offered) },
    { name: t('assigned'), value: format.number(queue.assigned) },
    { name: t('longest'), value: queue.waiting > 0 ? clock(queue.longestWaitSeconds) : '–' },
  ];
  return (
    <li className={classes.tile} data-waiting={queue.waiting > 0 || undefined}>
      <Title order={3}>
        <Anchor component={Link} to="/interactions" search={{ queueId: queue.queueId, state: 'open' } as never} inherit>
          <bdi>{queue.name}</bdi>
        </Anchor>
      </Title>
      <dl className={classes.figures}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
