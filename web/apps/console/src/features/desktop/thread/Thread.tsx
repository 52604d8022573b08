import { ActionIcon, Alert, Badge, Button, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconInfoCircle } from '@tabler/icons-react';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/shared/i18n/useNow';
import { ChannelIcon, Elapsed, Written } from '@/shared/ui';
import { CallPanel } from '../call/CallPanel';
import { customerName } from '../customer/names';
import { useDesk } from '../session/AgentProvider';
import type { Conversation } from '../session/deskState';
import { readMarks } from '../session/kept';
import { VoicemailPanel } from '../voicemail/VoicemailPanel';
import { WrapUpPanel } from '../wrapUp/WrapUpPanel';
import { WrapUpRequest } from '../wrapUp/WrapUpRequest';
import { Composer } from './Composer';
import { EndButton } from './EndButton';
import { ThreadEntry } from './ThreadEntry';
import classes from './thread.module.css';
import { timelineOf } from './timeline';
import { TransferButton } from './TransferButton';

interface ThreadProps {
  conversation: Conversation;
  onBack: () => void;
  onCustomer: () => void;
}

/** One conversation: who it is with, what was said, and where the answer is written. */
export function Thread({ conversation, onBack, onCustomer }: ThreadProps) {
  const { t } = useTranslation('desktop');
  const { interaction } = conversation;
  const name = customerName(interaction.customer, t('unknownCustomer'));
  return (
    <section className={classes.thread} aria-label={t('conversationWith', { name })}>
      <header className={classes.head}>
        <ActionIcon className={classes.back} onClick={onBack} aria-label={t('backToList')}>
          <IconArrowLeft size={19} />
        </ActionIcon>
        <div className={classes.title}>
          <Title order={1} className={classes.name}>
            <Written cut>{name}</Written>
          </Title>
          <Text size="xs" c="dimmed" className={classes.facts ?? ''}>
            <ChannelIcon channel={interaction.channel} size={14} />
            {interaction.queueName && <span>{interaction.queueName}</span>}
            {interaction.assignedAt && <Elapsed since={interaction.assignedAt} />}
            {interaction.state === 'waitingForCustomer' && (
              <Badge size="sm" color="gray">
                {t('shared:interactionState.waitingForCustomer')}
              </Badge>
            )}
          </Text>
        </div>
        <Tooltip label={t('customer.show')}>
          <ActionIcon className={classes.info} onClick={onCustomer} aria-label={t('customer.show')}>
            <IconInfoCircle size={20} />
          </ActionIcon>
        </Tooltip>
        {interaction.state !== 'wrapUp' && (
          <>
            <WrapUpRequest interaction={interaction} />
            {!interaction.call && (
              <>
                <TransferButton key={interaction.id} interactionId={interaction.id} />
                <EndButton interactionId={interaction.id} />
              </>
            )}
          </>
        )}
      </header>
      {interaction.askedBy && (
        <Alert color="lamp" m="sm" title={t('asked.title', { name: `\u2068${interaction.askedBy}\u2069` })}>
          {t('asked.text')}
        </Alert>
      )}
      {interaction.call && <CallPanel key={`call ${interaction.id}`} interaction={interaction} call={interaction.call} />}
      {interaction.voicemail && <VoicemailPanel key={`voicemail ${interaction.id}`} interaction={interaction} voicemail={interaction.voicemail} />}
      <Log conversation={conversation} name={name} />
      {interaction.state === 'wrapUp' ? (
        <WrapUpPanel key={`wrapUp ${interaction.id}`} interaction={interaction} />
      ) : (
        <Composer key={`writer ${interaction.id}`} interaction={interaction} notesOnly={interaction.channel === 'voice' || interaction.channel === 'task'} />
      )}
    </section>
  );
}

/** Keeps the end in sight when the log itself becomes smaller: an offer arrives, the writer grows, wrap-up opens. */
function useFollowing(box: RefObject<HTMLDivElement | null>, following: boolean): void {
  useEffect(() => {
    const log = box.current;
    if (!log || !following) return;
    const observer = new ResizeObserver(() => log.scrollTo({ top: log.scrollHeight }));
    observer.observe(log);
    return () => observer.disconnect();
  }, [box, following]);
}

/** Pixels from the end within which the log follows new messages by itself. */
const FOLLOW_PIXELS = 80;

function Log({ conversation, name }: { conversation: Conversation; name: string }) {
  const { t } = useTranslation('desktop');
  const { desk } = useDesk();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const { id } = conversation.interaction;
  const items = useMemo(
    () => timelineOf(conversation, desk.outgoing.filter((message) => message.interactionId === id)),
    [conversation, desk.outgoing, id],
  );
  const typing = conversation.typingUntil > now;
  useFollowing(box, following);
  const newest = conversation.messages.at(-1)?.id ?? '';

  useLayoutEffect(() => {
    if (following) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [items.length, typing, following, id]);
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === 'visible' && following) readMarks.set(id, newest);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [id, newest, following]);

  return (
    <div className={classes.logFrame}>
      <div
        ref={box}
        className={classes.log}
        role="log"
        aria-label={t('messages')}
        tabIndex={0}
        onScroll={({ currentTarget: at }) => setFollowing(at.scrollHeight - at.scrollTop - at.clientHeight < FOLLOW_PIXELS)}
      >
        <div className={classes.items}>
          {items.map((item) => (
            <ThreadEntry key={item.key} item={item} customer={name} />
          ))}
          {typing && (
            <div className={classes.typing}>
              <span className={classes.dots} aria-hidden>
                <i />
                <i />
                <i />
              </span>
              <Text size="xs" c="dimmed">
                {t('isTyping', { name: `\u2068${name}\u2069` })}
              </Text>
            </div>
          )}
        </div>
      </div>
      {!following && (
        <Button className={classes.toEnd ?? ''} size="compact-sm" variant="default" leftSection={<IconChevronDown size={15} />} onClick={() => setFollowing(true)}>
          {t('newest')}
        </Button>
      )}
    </div>
  );
}
