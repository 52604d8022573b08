import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { clock, useFormat } from '@/shared/i18n/format';
import { ErrorState, LoadingRows, Section } from '@/shared/ui';
import classes from './home.module.css';
import { type Live, sumOf } from './sums';

const EVERY_MILLIS = 5000;

/** How the company does at this moment, in four figures; the rest is a click away. */
export function Now() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const live = useQuery({
    queryKey: ['/metrics/live'],
    queryFn: ({ signal }) => api.get<Live>('/metrics/live', undefined, signal),
    refetchInterval: EVERY_MILLIS,
    refetchIntervalInBackground: false,
  });
  if (!live.data) return live.error ? <ErrorState error={live.error} onRetry={() => void live.refetch()} /> : <LoadingRows rows={2} />;
  const sum = sumOf(live.data);
  const figures = [
    { name: t('now.waiting'), value: format.number(sum.waiting), warn: sum.waiting > 0 },
    { name: t('now.longest'), value: sum.waiting > 0 ? clock(sum.longestWaitSeconds) : '–' },
    { name: t('now.assigned'), value: format.number(sum.assigned) },
    { name: t('now.available'), value: t('now.of', { available: sum.available, agents: sum.agents }), warn: sum.available === 0 },
  ];
  return (
    <Section title={t('now.title')} actions={<Anchor component={Link} to="/live">{t('now.more')}</Anchor>}>
      <dl className={classes.now}>
        {figures.map(({ name, value, warn }) => (
          <div key={name} data-warn={warn || undefined}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
