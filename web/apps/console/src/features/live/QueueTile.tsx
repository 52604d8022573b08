import { Anchor, Badge, Group, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clock, useFormat } from '@/shared/i18n/format';
import { isBelowTarget } from './level';
import classes from './live.module.css';
import { QueueSwitch } from './QueueSwitch';
import type { QueueNow } from './types';

/** One queue: who waits stands out, the rest is there to compare; below it what became of the day's contacts. */
export function QueueTile({ queue }: { queue: QueueNow }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { today, serviceLevel } = queue;
  const below = isBelowTarget(queue);
  const target = serviceLevel && t('today.target', { percent: format.number(serviceLevel.percent), seconds: format.number(serviceLevel.seconds) });
  const figures = [
    { name: t('waiting'), value: format.number(queue.waiting) },
    { name: t('offered'), value: format.number(queue.offered) },
    { name: t('assigned'), value: format.number(queue.assigned) },
    { name: t('longest'), value: queue.waiting > 0 ? clock(queue.longestWaitSeconds) : '–' },
  ];
  const day: { name: string; value: string; text: string; more?: string | null }[] = [
    { name: t('today.offered'), value: format.number(today.answered + today.abandoned + today.turnedAway + queue.waiting + queue.offered), text: t('today.offeredText') },
    { name: t('today.answered'), value: format.number(today.answered), text: t('today.answeredText') },
    { name: t('today.abandoned'), value: format.number(today.abandoned), text: t('today.abandonedText', { count: today.shortAbandoned }) },
    { name: t('today.turnedAway'), value: format.number(today.turnedAway), text: t('today.turnedAwayText') },
    { name: t('today.level'), value: today.serviceLevelPerMille === null ? '–' : t('today.percent', { number: format.number(Math.round(today.serviceLevelPerMille / 10)) }), text: t('today.levelText'), more: target },
  ];
  return (
    <li className={classes.tile} data-waiting={queue.waiting > 0 || undefined} data-below={below || undefined}>
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
      {below && (
        <p className={classes.below}>
          <IconAlertTriangle size={16} aria-hidden /> {t('today.below')}
        </p>
      )}
      <dl className={classes.figures}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <dl className={classes.today} aria-label={t('today.title')}>
        {day.map(({ name, value, text, more }) => (
          <div key={name} title={text}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
            {more && <dd className={classes.target}>{more}</dd>}
          </div>
        ))}
      </dl>
    </li>
  );
}
