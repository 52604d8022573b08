import { Badge, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { clock } from '@/shared/i18n/format';
import { useNow } from '@/shared/i18n/useNow';
import { ChannelIcon, PersonMark, Written } from '@/shared/ui';
import { phaseOf } from '../call/abilities';
import type { Conversation } from '../session/deskState';
import { drafts, readMarks, useKept } from '../session/kept';
import { customerIdOf, customerName } from '../customer/names';
import classes from './conversations.module.css';
import { unansweredSince, unreadCount, urgency } from './reading';

interface ConversationListProps {
  conversations: Conversation[];
  selected: string | null;
  onSelect: (id: string) => void;
}

/** What is on the desk: those who wait for an answer stand out by their age, never by colour alone. */
export function ConversationList({ conversations, selected, onSelect }: ConversationListProps) {
  const { t } = useTranslation('desktop');
  return (
    <ul className={classes.list} aria-label={t('conversations')}>
      {conversations.map((conversation) => (
        <li key={conversation.interaction.id}>
          <Row conversation={conversation} active={conversation.interaction.id === selected} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  );
}

function Row({ conversation, active, onSelect }: { conversation: Conversation; active: boolean; onSelect: (id: string) => void }) {
  const { t } = useTranslation('desktop');
  const now = useNow();
  const me = useMe().data?.userId;
  const { interaction, messages, typingUntil } = conversation;
  const unread = unreadCount(messages, useKept(readMarks, interaction.id));
  const draft = useKept(drafts, interaction.id);
  const since = unansweredSince(conversation);
  const waited = since ? Math.max(0, (now - Date.parse(since)) / 1000) : 0;
  const last = messages.at(-1);
  const name = customerName(interaction.customer, t('unknownCustomer'));
  return (
    <button type="button" className={classes.row} aria-current={active || undefined} onClick={() => onSelect(interaction.id)}>
      <span className={classes.mark}>
        <PersonMark id={customerIdOf(interaction) ?? interaction.id} name={interaction.customer?.name ?? null} size={36} />
        <span className={classes.channel}>
          <ChannelIcon channel={interaction.channel} size={13} />
        </span>
      </span>
      <span className={classes.text}>
        <span className={classes.line}>
          <span className={classes.name}>
            <Written cut>{name}</Written>
          </span>
          {interaction.state === 'wrapUp' ? (
            <Badge size="sm" color="lamp">{t('shared:interactionState.wrapUp')}</Badge>
          ) : interaction.call?.answeredAt && interaction.call.state !== 'ended' ? (
            <span className={classes.age}>
              <span className="tabular">{clock((now - Date.parse(interaction.call.answeredAt)) / 1000)}</span>
            </span>
          ) : since ? (
            <span className={classes.age} data-urgency={urgency(interaction.channel, waited)} title={t('waitsSince')}>
              <span className="visually-hidden">{t('waitsSince')} </span>
              <span className="tabular">{clock(waited)}</span>
            </span>
          ) : null}
        </span>
        <span className={classes.line}>
          <Text component="span" size="xs" c="dimmed" truncate dir="auto" className={classes.preview ?? ''}>
            {typingUntil > now ? (
              <em>{t('typing')}</em>
            ) : interaction.call && interaction.state !== 'wrapUp' ? (
              t(`call.phase.${phaseOf(interaction.call, me)}`)
            ) : draft && !active ? (
              <>
                <IconPencil size={12} aria-hidden /> {t('draft')}: <bdi>{draft}</bdi>
              </>
            ) : (
              // Not in a bdi, which would hide it from the direction of the line and cut the words off at their beginning.
              last?.text || (last?.attachments.length ? t('attachment') : interaction.queueName)
            )}
          </Text>
          {unread > 0 && (
            <span className={classes.unread}>
              {unread}
              <span className="visually-hidden"> {t('unread')}</span>
            </span>
          )}
        </span>
      </span>
    </button>
  );
}
