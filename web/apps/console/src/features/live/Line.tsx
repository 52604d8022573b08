import { ActionIcon, Anchor, Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconArrowsExchange, IconDots, IconFlag, IconUserShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '@/shared/api';
import { clock, useFormat } from '@/shared/i18n/format';
import { useNumbers } from '@/shared/telephone';
import { ChannelIcon, EmptyState, ErrorState, LoadingRows, Written, useNotifyError } from '@/shared/ui';
import { type Deed, DeedDialog } from './DeedDialog';
import classes from './live.module.css';
import type { AgentNow, QueueNow, Waiting } from './types';
import { useDeed } from './useDeed';

interface LineProps {
  every: number;
  queues: QueueNow[];
  agents: AgentNow[];
}

/** Who waits, longest first, and what a supervisor may do about each. */
export function Line({ every, queues, agents }: LineProps) {
  const { t } = useTranslation('live');
  const [deed, setDeed] = useState<{ kind: Deed; waiting: Waiting } | null>(null);
  const line = useQuery({
    queryKey: ['/metrics/live', 'waiting'],
    queryFn: ({ signal }) => api.get<{ items: Waiting[] }>('/metrics/live/waiting', undefined, signal),
    refetchInterval: every,
    refetchIntervalInBackground: false,
    staleTime: 0,
    retry: false,
  });
  if (!line.data) return line.error ? <ErrorState error={line.error} onRetry={() => void line.refetch()} /> : <LoadingRows rows={3} />;
  const all = queues.reduce((sum, { waiting }) => sum + waiting, 0);
  return (
    <>
      {line.data.items.length === 0 ? (
        <EmptyState level={3} title={t('line.none')} text={t('line.noneText')} />
      ) : (
        <ul className={classes.line}>
          {line.data.items.map((waiting) => (
            <WaitingRow key={waiting.interaction.id} waiting={waiting} onDeed={(kind) => setDeed({ kind, waiting })} />
          ))}
        </ul>
      )}
      {all > line.data.items.length && line.data.items.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('line.more', { shown: line.data.items.length, all })}
        </Text>
      )}
      {deed && <DeedDialog key={deed.waiting.interaction.id + deed.kind} {...deed} queues={queues} agents={agents} onClose={() => setDeed(null)} />}
    </>
  );
}

function WaitingRow({ waiting, onDeed }: { waiting: Waiting; onDeed: (kind: Deed) => void }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const notify = useNotifyError();
  const takesWork = useMe().data?.agent !== null;
  const pick = useDeed(t('deed.pick.done'));
  const { interaction, waitedSeconds } = waiting;
  const { place } = interaction;
  const { shown } = useNumbers();
  const name = shown(interaction.customer.name || interaction.customer.identities.find(({ kind }) => kind !== 'visitor')?.value || t('unknownCustomer'));
  return (
    <li className={classes.waiting}>
      <ChannelIcon channel={interaction.channel} />
      <div className={classes.who}>
        <Anchor component={Link} to={`/interactions/${interaction.id}`} inherit>
          <Written>{name}</Written>
        </Anchor>
        <Text size="xs" c="dimmed">
          <bdi>{interaction.queueName}</bdi>
          {place && ` · ${t('line.place', { number: format.number(place.position) })}`}
          {place && place.estimatedWaitSeconds !== null && ` · ${t('line.estimate', { wait: clock(place.estimatedWaitSeconds) })}`}
        </Text>
      </div>
      {interaction.priority !== 0 && <Badge color="gray">{t('priorityIs', { number: format.number(interaction.priority) })}</Badge>}
      <span className={`${classes.waited} tabular`} title={t('waitedFor')}>
        {clock(waitedSeconds)}
      </span>
      <Group gap={6} wrap="nowrap">
        {takesWork && (
          <Button size="xs" variant="default" loading={pick.isPending} onClick={() => pick.mutate({ path: `/interactions/${interaction.id}/pick` }, { onError: notify })}>
            {t('deed.pick.button')}
          </Button>
        )}
        <Menu position="bottom-end" width={230}>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('deed.more', { name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUserShare size={16} />} onClick={() => onDeed('push')}>
              {t('deed.push.title')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowsExchange size={16} />} onClick={() => onDeed('move')}>
              {t('deed.move.title')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFlag size={16} />} onClick={() => onDeed('priority')}>
              {t('deed.priority.title')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </li>
  );
}
