import { Anchor, Text } from '@mantine/core';
import { IconMessages, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, saveAs, useList } from '@/shared/api';
import { useFormat } from '@/shared/i18n/format';
import { At, EmptyState, ErrorState, LoadingRows, useNotifyError } from '@/shared/ui';
import classes from './interactions.module.css';
import type { Attachment, Message } from './types';

/** What was written, oldest first, to be read and not to be answered. */
export function Messages({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('interactions');
  const messages = useList<Message>(`/interactions/${interactionId}/messages`);
  if (messages.isPending) return <LoadingRows />;
  if (messages.error) return <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />;
  if (messages.data.length === 0) return <EmptyState icon={IconMessages} title={t('noMessages')} text={t('noMessagesText')} />;
  return (
    <ol className={classes.thread} aria-label={t('tab.messages')}>
      {messages.data.map((message) => (
        <li key={message.id} className={classes.message} data-direction={message.direction}>
          <Text size="xs" c="dimmed">
            <bdi>{message.from.name ?? t(`from.${message.from.kind}`)}</bdi> · <At instant={message.at} />
          </Text>
          <div className={classes.bubble}>
            {message.text && (
              <p dir="auto" className={classes.text}>
                {message.text}
              </p>
            )}
            {message.attachments.map((attachment) => (
              <SaveFile key={attachment.id} attachment={attachment} />
            ))}
          </div>
          {message.direction === 'outbound' && (
            <Text size="xs" c={['failed', 'ambiguous'].includes(message.status) ? 'var(--danger-text)' : 'dimmed'}>
              {t(`status.${message.status}`, { defaultValue: message.status })}
              {message.detail && ` · ${message.detail}`}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}

function SaveFile({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation('interactions');
  const format = useFormat();
  const notify = useNotifyError();
  const save = () => void api.blob(`/attachments/${attachment.id}/content`).then((blob) => saveAs(blob, attachment.name), notify);
  return (
    <Anchor component="button" type="button" onClick={save} className={classes.file} aria-label={t('save', { name: attachment.name })}>
      <IconPaperclip size={15} aria-hidden /> <bdi>{attachment.name}</bdi> ({format.bytes(attachment.size)})
    </Anchor>
  );
}
