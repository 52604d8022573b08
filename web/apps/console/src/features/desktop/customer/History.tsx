import { Modal, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '@/shared/api';
import { useFormat } from '@/shared/i18n/format';
import { At, ChannelIcon, ErrorState, LoadingRows } from '@/shared/ui';
import type { Interaction, Message, Note } from '../session/protocol';
import { ThreadEntry } from '../thread/ThreadEntry';
import { timelineOf } from '../thread/timeline';
import classes from './customer.module.css';

/** The customer's earlier interactions on all channels, newest first; each opens to be read. */
export function History({ customerId, current }: { customerId: string; current: string }) {
  const { t } = useTranslation('desktop');
  const format = useFormat();
  const [opened, setOpened] = useState<Interaction | null>(null);
  const history = useQuery({
    queryKey: ['/interactions', 'ofCustomer', customerId],
    queryFn: () => api.get<Page<Interaction>>('/interactions', { customerId, limit: 25 }),
  });
  if (history.isPending) return <LoadingRows rows={3} />;
  if (history.error) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  const earlier = history.data.items.filter((interaction) => interaction.id !== current);
  if (earlier.length === 0) return <Text c="dimmed">{t('customer.noEarlier')}</Text>;
  return (
    <>
      <ol className={classes.history}>
        {earlier.map((interaction) => (
          <li key={interaction.id}>
            <UnstyledButton className={classes.past} onClick={() => setOpened(interaction)}>
              <span className={classes.pastSign}>
                <ChannelIcon channel={interaction.channel} size={15} />
              </span>
              <span className={classes.pastText}>
                <bdi>{interaction.subject ?? interaction.queueName ?? t(`shared:channel.${interaction.channel}`)}</bdi>
                <Text component="span" size="xs" c="dimmed">
                  {format.dateTime(interaction.createdAt)} · {t(`shared:interactionState.${interaction.state}`)}
                  {interaction.agentName && (
                    <>
                      {' · '}
                      <bdi>{interaction.agentName}</bdi>
                    </>
                  )}
                </Text>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      <Modal opened={opened !== null} onClose={() => setOpened(null)} size="lg" title={opened && <PastTitle interaction={opened} />} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
        {opened && <PastThread interactionId={opened.id} />}
      </Modal>
    </>
  );
}

function PastTitle({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation('desktop');
  return (
    <span className={classes.pastTitle}>
      <ChannelIcon channel={interaction.channel} /> {t(`shared:channel.${interaction.channel}`)} · <At instant={interaction.createdAt} />
    </span>
  );
}

function PastThread({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('desktop');
  const past = useQuery({
    queryKey: ['/interactions', 'thread', interactionId],
    queryFn: async () => {
      const [messages, notes] = await Promise.all([
        api.all<Message>(`/interactions/${interactionId}/messages`),
        api.all<Note>(`/interactions/${interactionId}/notes`),
      ]);
      return { messages, notes };
    },
  });
  const items = useMemo(() => (past.data ? timelineOf(past.data, []) : []), [past.data]);
  if (past.isPending) return <LoadingRows />;
  if (past.error) return <ErrorState error={past.error} onRetry={() => void past.refetch()} />;
  if (items.length === 0) return <Text c="dimmed">{t('customer.nothingSaid')}</Text>;
  return (
    <div className={classes.pastThread}>
      {items.map((item) => (
        <ThreadEntry key={item.key} item={item} customer={t('customer.title')} />
      ))}
    </div>
  );
}
