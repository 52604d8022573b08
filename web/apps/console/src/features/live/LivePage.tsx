import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { localeOf } from '@/shared/i18n/format';
import { EmptyState, ErrorState, LoadingRows, Page, Section, useErrorText } from '@/shared/ui';
import { AgentCard } from './AgentCard';
import { Calls } from './Calls';
import classes from './live.module.css';
import { Line } from './Line';
import { NobodyFitsAlert } from './NobodyFitsAlert';
import { QueueTile } from './QueueTile';
import type { LiveNow } from './types';

const EVERY_MILLIS = 2000;

/** Asked for every two seconds while the page is looked at; a hidden tab asks for nothing. */
export default function LivePage() {
  const { t, i18n } = useTranslation('live');
  const text = useErrorText();
  const live = useQuery({
    queryKey: ['/metrics/live'],
    queryFn: ({ signal }) => api.get<LiveNow>('/metrics/live', undefined, signal),
    refetchInterval: EVERY_MILLIS,
    refetchIntervalInBackground: false,
    staleTime: 0,
    retry: false,
  });
  const { data } = live;
  if (!data) {
    return (
      <Page title={t('title')} description={t('text')} width="wide">
        {live.error ? <ErrorState error={live.error} onRetry={() => void live.refetch()} /> : <LoadingRows />}
      </Page>
    );
  }
  const asOf = new Intl.DateTimeFormat(localeOf(i18n.language), { timeStyle: 'medium' }).format(new Date(data.asOf));
  return (
    <Page
      title={t('title')}
      description={t('text')}
      width="wide"
      actions={
        <Text c="dimmed" className="tabular">
          {t('asOf')} <time dateTime={data.asOf}>{asOf}</time>
        </Text>
      }
    >
      {live.error && (
        <Alert color="lamp" mb="md" role="status" title={t('standsStill')}>
          {text(live.error)}
        </Alert>
      )}
      <NobodyFitsAlert live={data} />
      <Section title={t('queues')}>
        {data.queues.length === 0 ? (
          <EmptyState level={3} title={t('noQueues')} text={t('noQueuesText')} />
        ) : (
          <ul className={classes.tiles}>
            {data.queues.map((queue) => (
              <QueueTile key={queue.queueId} queue={queue} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('line.title')} text={t('line.text')}>
        <Line every={EVERY_MILLIS} queues={data.queues} agents={data.agents} />
      </Section>
      <Section title={t('calls.title')} text={t('calls.text')}>
        <Calls every={EVERY_MILLIS} />
      </Section>
      <Section title={t('agents')}>
        {data.agents.length === 0 ? (
          <EmptyState level={3} title={t('noAgents')} text={t('noAgentsText')} />
        ) : (
          <ul className={classes.agents}>
            {data.agents.map((agent) => (
              <AgentCard key={agent.userId} agent={agent} />
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
