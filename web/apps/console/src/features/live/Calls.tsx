import { ActionIcon, Anchor, Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconArrowBarToRight, IconDots, IconEar, IconLogout, IconMessage2, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page, useMe } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { Elapsed, EmptyState, ErrorState, LoadingRows, Written } from '@/shared/ui';
import { type LiveCall, othersOn, ownMode, type Supervision, supervisionsOf } from './calls';
import classes from './live.module.css';
import { SupervisionDialog } from './SupervisionDialog';

const signs = { listen: IconEar, whisper: IconMessage2, barge: IconUsers, takeOver: IconArrowBarToRight, leave: IconLogout };

/** The calls that go on, and how a supervisor joins one. */
export function Calls({ every }: { every: number }) {
  const { t } = useTranslation('live');
  const [asked, setAsked] = useState<{ live: LiveCall; what: Supervision } | null>(null);
  const calls = useQuery({
    queryKey: ['/metrics/live', 'calls'],
    queryFn: ({ signal }) => api.get<Page<LiveCall>>('/interactions', { channel: 'voice', state: 'inFlow,queued,offered,assigned', limit: 100 }, signal),
    refetchInterval: every,
    refetchIntervalInBackground: false,
    staleTime: 0,
    retry: false,
  });
  if (!calls.data) return calls.error ? <ErrorState error={calls.error} onRetry={() => void calls.refetch()} /> : <LoadingRows rows={2} />;
  const { items } = calls.data;
  if (items.length === 0) return <EmptyState level={3} title={t('calls.none')} text={t('calls.noneText')} />;
  return (
    <>
      <ul className={classes.line}>
        {items.map((live) => (
          <CallRow key={live.id} live={live} onAsk={(what) => setAsked({ live, what })} />
        ))}
      </ul>
      {asked && <SupervisionDialog key={asked.live.id + asked.what} {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function CallRow({ live, onAsk }: { live: LiveCall; onAsk: (what: Supervision) => void }) {
  const { t } = useTranslation('live');
  const { shown } = useNumbers();
  const me = useMe().data?.userId;
  const { call, customer } = live;
  const number = customer.identities.find(({ kind }) => kind === 'phone')?.value;
  const name = customer.name ? shown(customer.name) : (number ? shown(number) : t('unknownCustomer'));
  const can = supervisionsOf(live, me);
  const mode = ownMode(live, me);
  const others = othersOn(live, me);
  return (
    <li className={classes.waiting}>
      <div className={classes.who}>
        <Anchor component={Link} to={`/interactions/${live.id}`} inherit>
          <Written>{name}</Written>
        </Anchor>
        <Text size="xs" c="dimmed">
          {[live.queueName, live.agentName].map((part) => part && <bdi key={part}>{part}</bdi>).filter(Boolean).flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}
        </Text>
      </div>
      {call?.recording === 'on' && <Badge color="red">{t('calls.recorded')}</Badge>}
      {mode && <Badge color="lamp">{t(`calls.mode.${mode}`)}</Badge>}
      {others.length > 0 && <Badge color="gray">{t('calls.others', { names: others.join(', ') })}</Badge>}
      <span className={classes.callState}>{call ? t(`calls.state.${call.state}`, { defaultValue: call.state }) : t(`shared:interactionState.${live.state}`)}</span>
      <span className={`${classes.waited} tabular`}>
        <Elapsed since={call?.answeredAt ?? live.createdAt} />
      </span>
      <Group gap={6} wrap="nowrap">
        {mode ? (
          <Button size="xs" variant="default" onClick={() => onAsk('leave')}>
            {t('calls.leave.button')}
          </Button>
        ) : (
          <Button size="xs" variant="default" disabled={can.length === 0} onClick={() => onAsk('listen')}>
            {t('calls.listen.button')}
          </Button>
        )}
        <Menu position="bottom-end" width={250} disabled={can.length === 0}>
          <Menu.Target>
            <ActionIcon variant="default" size={30} disabled={can.length === 0} aria-label={t('calls.more', { name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {can.map((what) => {
              const Sign = signs[what];
              return (
                <Menu.Item key={what} leftSection={<Sign size={16} className={classes.sign} data-what={what} />} onClick={() => onAsk(what)}>
                  {t(`calls.${what}.title`)}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </li>
  );
}
