import { Anchor, Badge, Group, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clock, useFormat } from '@/shared/i18n/format';
import classes from './live.module.css';
import { QueueSwitch } from './QueueSwitch';
import type { QueueNow } from './types';

/** One queue: who waits stands out, the rest is there to compare; below it what became of the day's contacts. */
export function QueueTile({ queue }: { queue: QueueNow }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { today } = queue;
  const figures = [
    { name: t('waiting'), value: format.number(queue.waiting) },
    { name: t('offered'), value: format.number(queue.offered) },
    { name: t('assigned'), value: format.number(queue.assigned) },
    { name: t('longest'), value: queue.waiting > 0 ? clock(queue.longestWaitSeconds) : '–' },
  ];
  const day = [
    { name: t('today.offered'), value: format.number(today.answered + today.abandoned + today.turnedAway + queue.waiting + queue.offered), text: t('today.offeredText') },
    { name: t('today.answered'), value: format.number(today.answered), text: t('today.answeredText') },
    { name: t('today.abandoned'), value: format.number(today.abandoned), text: t('today.abandonedText', { count: today.shortAbandoned }) },
    { name: t('today.turnedAway'), value: format.number(today.turnedAway), text: t('today.turnedAwayText') },
    { name: t('today.level'), value: today.serviceLevelPerMille === null ? '–' : t('today.percent', { number: format.number(Math.round(today.serviceLevelPerMille / 10)) }), text: t('today.levelText') },
  ];
  return (
    <li className={classes.tile} data-waiting={queue.waiting > 0 || undefined}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Title order={3} className={classes.queueName ?? ''}>
          <Anchor component={Link} to="/interactions" search={{ queueId: queue.queueId, state: 'open' } as never} inherit>
            <bdi>{queue.name}</bdi>
          </Anchor>
        </Title>
        <Group gap={6} wrap="nowrap" style={{ flexShrink: 0 }}>
          {queue.closed && <Badge color="lamp">{t('isClosed')}</Badge>}
          {queue.paused && <Badge color="lamp">{t('isPaused')}</Badge>}
          <QueueSwitch queue={queue} />
        </Group>
      </Group>
      <dl className={classes.figures}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <dl className={classes.today} aria-label={t('today.title')}>
        {day.map(({ name, value, text }) => (
          <div key={name} title={text}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
