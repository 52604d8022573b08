import { ActionIcon, Button, Drawer, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconArmchair2, IconHeadset, IconMessages, IconPhonePlus, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { useDial, useNumbers } from '@/shared/telephone';
import { NetworkError } from '@/shared/api';
import { EmptyState, ErrorState, LoadingRows } from '@/shared/ui';
import { usePageTitle } from '@/shared/ui/title';
import { ConversationList } from './conversations/ConversationList';
import { useSelection } from './conversations/selection';
import { CustomerPanel } from './customer/CustomerPanel';
import classes from './desktop.module.css';
import { useSetPresence } from './presence/PresenceMenu';
import { useTrouble } from './presence/useTrouble';
import { useAgentSession, useDesk } from './session/AgentProvider';
import { drafts, readMarks } from './session/kept';
import { Thread } from './thread/Thread';

const unreached = new NetworkError('the line');

/** The agent's desk: conversations, the open one, and the customer. On a phone one after the other. */
export default function DesktopPage() {
  const { t } = useTranslation('desktop');
  const { desk, line } = useDesk();
  const session = useAgentSession();
  const trouble = useTrouble();
  const { selected, select } = useSelection();
  const dial = useDial();
  // Everything below shows numbers, and shows them again once it is known how they are written.
  useNumbers();
  const narrow = useMediaQuery('(max-width: 1180px)', window.innerWidth <= 1180);
  const phone = useMediaQuery('(max-width: 768px)', window.innerWidth <= 768);
  const [customer, customerOpen] = useDisclosure(false);
  usePageTitle(t('nav'));
  const { conversations } = desk;
  const open = conversations.find((conversation) => conversation.interaction.id === selected);
  const first = conversations[0]?.interaction.id;

  // With room for both, a desk with work on it never shows an empty middle.
  useEffect(() => {
    if (!phone && !open && first) select(first);
  }, [phone, open, first, select]);
  useEffect(() => {
    if (desk.seq === null) return;
    const ids = new Set(conversations.map((conversation) => conversation.interaction.id));
    drafts.keepOnly(ids);
    readMarks.keepOnly(ids);
  }, [desk.seq, conversations]);

  const step = (by: number) => {
    const at = conversations.findIndex((conversation) => conversation.interaction.id === selected);
    const next = conversations[(at + by + conversations.length) % conversations.length];
    if (next) select(next.interaction.id);
  };
  useShortcut('j', t('next'), t('conversations'), () => step(1), conversations.length > 1);
  useShortcut('k', t('previous'), t('conversations'), () => step(-1), conversations.length > 1);
  useShortcut('i', t('customer.show'), t('conversation'), customerOpen.toggle, Boolean(open && narrow));

  if (desk.seq === null && trouble) {
    return (
      <div className={classes.nothing}>
        <ErrorState error={unreached} onRetry={() => session.reconnectNow()} />
      </div>
    );
  }
  if (desk.seq === null && line.kind !== 'signedOut') return <LoadingRows />;
  return (
    <div className={classes.desk} data-open={open ? true : undefined}>
      <div className={classes.list}>
        <div className={classes.listHead}>
          <Title order={open && !phone ? 2 : 1} className={classes.listTitle}>
            {t('conversations')}
          </Title>
          <Text size="xs" c="dimmed" className="tabular">
            {conversations.length}
          </Text>
          {dial && (
            <Tooltip label={t('dial.open')}>
              <ActionIcon className={classes.newCall} variant="default" size={30} onClick={() => dial({ number: '' })} aria-label={t('dial.open')}>
                <IconPhonePlus size={17} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {conversations.length > 0 ? <ConversationList conversations={conversations} selected={open ? selected : null} onSelect={select} /> : <Waiting />}
      </div>
      <div className={classes.middle}>
        {open ? (
          <Thread conversation={open} onBack={() => select(null)} onCustomer={customerOpen.open} />
        ) : (
          <div className={classes.nothing}>
            {conversations.length > 0 ? (
              <EmptyState icon={IconMessages} title={t('choose')} />
            ) : (
              // Without a line nobody knows whether it is quiet.
              !trouble && <EmptyState icon={IconMessages} title={t('quiet.title')} text={t('quiet.text')} />
            )}
          </div>
        )}
      </div>
      {open && !narrow && (
        <div className={classes.customer}>
          <CustomerPanel key={open.interaction.id} interaction={open.interaction} />
        </div>
      )}
      {open && narrow && (
        <Drawer.Root opened={customer} onClose={customerOpen.close} position="right" size={380} padding={0}>
          <Drawer.Overlay />
          <Drawer.Content aria-label={t('customer.title')}>
            <Drawer.Body>
              <CustomerPanel key={open.interaction.id} interaction={open.interaction} onClose={customerOpen.close} />
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      )}
    </div>
  );
}

/** Nothing on the desk: says whether that is because nobody may knock, and offers to change it. */
function Waiting() {
  const { t } = useTranslation('desktop');
  const { desk } = useDesk();
  const set = useSetPresence();
  const trouble = useTrouble();
  const available = desk.presence?.state === 'available';
  if (trouble) return <EmptyState icon={IconPlugConnectedX} title={t('away.title')} text={t('away.text')} />;
  return (
    <EmptyState
      icon={available ? IconHeadset : IconArmchair2}
      title={available ? t('waiting.title') : t('resting.title')}
      text={available ? t('waiting.text') : t('resting.text')}
      action={!available && <Button onClick={() => set({ state: 'available' })}>{t('resting.go')}</Button>}
    />
  );
}
