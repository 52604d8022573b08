import { Button, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconHelpCircle, IconNote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/i18n/format';
import { At, Written } from '@/shared/ui';
import { useAgentSession } from '../session/AgentProvider';
import type { OutgoingMessage } from '../session/deskState';
import type { Message } from '../session/protocol';
import { AttachmentChip } from './AttachmentChip';
import classes from './thread.module.css';
import type { ThreadItem } from './timeline';

export function ThreadEntry({ item, customer }: { item: ThreadItem; customer: string }) {
  const { t } = useTranslation('desktop');
  const format = useFormat();
  switch (item.kind) {
    case 'day':
      return (
        <div className={classes.day}>
          <span>{format.date(item.at)}</span>
        </div>
      );
    case 'note':
      return (
        <div className={classes.note}>
          <div className={classes.noteHead}>
            <IconNote size={14} aria-hidden />
            <strong>{t('noteOf', { name: item.note.author.name })}</strong>
            <At instant={item.at} form="time" />
          </div>
          <div className={classes.body} dir="auto">{item.note.text}</div>
        </div>
      );
    case 'outgoing':
      return <Outgoing message={item.outgoing} />;
    case 'message':
      return <Entry message={item.message} startsGroup={item.startsGroup} customer={customer} />;
  }
}

function Entry({ message, startsGroup, customer }: { message: Message; startsGroup: boolean; customer: string }) {
  const { t } = useTranslation('desktop');
  const { kind } = message.from;
  if (kind === 'system') {
    return (
      <Text size="xs" c="dimmed" ta="center" py={4}>
        {message.text}
      </Text>
    );
  }
  const side = message.direction === 'inbound' ? 'in' : 'out';
  const writer = kind === 'customer' ? customer : kind === 'flow' ? t('automatic') : (message.from.name ?? t('you'));
  return (
    <div className={classes.entry} data-side={side} data-kind={kind}>
      {startsGroup && (
        <Text size="xs" c="dimmed" className={classes.writer ?? ''}>
          <Written>{writer}</Written>
        </Text>
      )}
      <div className={classes.bubble}>
        {message.text && <div className={classes.body} dir="auto">{message.text}</div>}
        {message.attachments.map((attachment) => (
          <AttachmentChip key={attachment.id} attachment={attachment} />
        ))}
      </div>
      <div className={classes.meta}>
        <At instant={message.at} form="time" />
        {side === 'out' && kind === 'agent' && <Status message={message} />}
      </div>
    </div>
  );
}

const signs = { received: IconCheck, pending: IconClock, sent: IconCheck, delivered: IconChecks, failed: IconAlertCircle, ambiguous: IconHelpCircle };

function Status({ message }: { message: Message }) {
  const { t } = useTranslation('desktop');
  const Sign = signs[message.status];
  const trouble = message.status === 'failed' || message.status === 'ambiguous';
  const word = t(`status.${message.status}`);
  return (
    <span className={classes.status} data-trouble={trouble || undefined} title={message.detail ?? word}>
      <Sign size={14} role="img" aria-label={word} />
      {trouble && (
        <span>
          {word}
          {message.detail ? `: ${message.detail}` : ''}
        </span>
      )}
    </span>
  );
}

function Outgoing({ message }: { message: OutgoingMessage }) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const { clientMessageId, interactionId, text, attachments, failure } = message;
  return (
    <div className={classes.entry} data-side="out" data-kind="agent" data-pending={failure === null || undefined}>
      <div className={classes.bubble}>
        {text && <div className={classes.body} dir="auto">{text}</div>}
        {attachments.map((attachment) => (
          <AttachmentChip key={attachment.id} attachment={attachment} />
        ))}
      </div>
      {failure === null ? (
        <div className={classes.meta}>
          <IconClock size={14} role="img" aria-label={t('status.pending')} />
        </div>
      ) : (
        <div className={classes.meta} role="alert">
          <span className={classes.status} data-trouble>
            <IconAlertCircle size={14} aria-hidden />
            {t('status.refused')}: {failure}
          </span>
          <Button size="compact-xs" variant="subtle" onClick={() => session.send(interactionId, text, attachments, clientMessageId)}>
            {t('shared:action.retry')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => session.drop(clientMessageId)}>
            {t('discard')}
          </Button>
        </div>
      )}
    </div>
  );
}
