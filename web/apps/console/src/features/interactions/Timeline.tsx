import { Text } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { At, EmptyState, ErrorState, LoadingRows, Written } from '@/shared/ui';
import classes from './interactions.module.css';
import type { TimelineEvent } from './types';

/** Where the words stand for the values of an event's data that come from a list. */
const spoken: Record<string, string> = { kind: 'call.kind', state: 'call.leg', channel: 'shared:channel', device: 'shared:device', mode: 'supervision' };

/** What happened, oldest first. Colleagues' names are known to everybody who handles work. */
export function Timeline({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('interactions');
  const events = useList<TimelineEvent>(`/interactions/${interactionId}/events`);
  const users = useList<{ id: string; name: string }>('/users');
  const queues = useList<{ id: string; name: string }>('/queues');
  if (events.isPending) return <LoadingRows />;
  if (events.error) return <ErrorState error={events.error} onRetry={() => void events.refetch()} />;
  if (events.data.length === 0) return <EmptyState icon={IconTimeline} title={t('noEvents')} />;
  const word = (key: string, value: string) => (spoken[key] ? t(`${spoken[key]}.${value}`, { defaultValue: value }) : value);
  const names = new Map([...(users.data ?? []), ...(queues.data ?? [])].map(({ id, name }) => [id, name]));
  return (
    <ol className={classes.timeline} aria-label={t('tab.timeline')}>
      {events.data.map((event) => {
        const about = aboutOf(event.data, names, word);
        return (
          <li key={event.sequence}>
            <Text size="xs" c="dimmed">
              <At instant={event.at} /> · <bdi>{names.get(event.actor.id ?? '') ?? t(`actor.${event.actor.kind}`, { defaultValue: event.actor.kind })}</bdi>
            </Text>
            <span>{t(`event.${event.type}`, { defaultValue: event.type })}</span>
            {about && (
              <Text component="span" c="dimmed">
                {' '}
                · <Written>{about}</Written>
              </Text>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The few words of an event's data that mean something to a person; ids only where they have a name. */
export function aboutOf(data: Record<string, unknown>, names: Map<string, string>, word: (key: string, value: string) => string = (_, value) => value): string {
  return Object.entries(data)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([key, value]) => names.get(value) ?? word(key, value))
    .filter((value) => value.length <= 60 && !/^[A-Z]+(_[A-Z]+)*$/.test(value) && !/^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d-\d\dT/i.test(value))
    .join(' · ');
}
