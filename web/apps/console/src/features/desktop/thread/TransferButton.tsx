import { ActionIcon, Button, Popover, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { notifyDone, useErrorText } from '@/shared/ui';
import { ColleagueChoice, QueueChoice } from '../call/TransferChoices';
import { useAgentSession } from '../session/AgentProvider';

type Kind = 'queueId' | 'userId';

/** Sends the conversation on, to a queue or to a colleague; what the server refuses is said in its place. */
export function TransferButton({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('desktop');
  const [opened, { toggle, close }] = useDisclosure(false);
  useShortcut('t', t('transfer.title'), t('conversation'), toggle);
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus position="bottom-end" width={320} shadow="md">
      <Popover.Target>
        <Tooltip label={t('transfer.title')}>
          <ActionIcon variant="default" size={30} onClick={toggle} aria-label={t('transfer.title')}>
            <IconArrowsExchange size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('transfer.title')}>
        <Target interactionId={interactionId} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Target({ interactionId, onDone }: { interactionId: string; onDone: () => void }) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const text = useErrorText();
  const [kind, setKind] = useState<Kind>('queueId');
  const [target, setTarget] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const Choice = kind === 'queueId' ? QueueChoice : ColleagueChoice;

  const send = () => {
    if (!target) return;
    setBusy(true);
    setFailure(null);
    session
      .command({ type: 'transfer', interactionId, mode: 'blind', to: { [kind]: target } })
      .then(() => {
        notifyDone(t('transfer.done'));
        onDone();
      })
      .catch((error: Error) => setFailure(error.message || text(error)))
      .finally(() => setBusy(false));
  };
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('transfer.title')}
        value={kind}
        onChange={(value) => {
          setKind(value as Kind);
          setTarget(null);
          setFailure(null);
        }}
        data={[
          { value: 'queueId', label: t('transfer.queue') },
          { value: 'userId', label: t('transfer.colleague') },
        ]}
      />
      <Choice
        value={target}
        onChange={(id) => {
          setTarget(id);
          setFailure(null);
        }}
      />
      <Text size="xs" c="dimmed">
        {t(kind === 'queueId' ? 'transfer.queueText' : 'transfer.colleagueText')}
      </Text>
      {failure && (
        <Text size="xs" c="var(--danger-text)" role="alert">
          {failure}
        </Text>
      )}
      <Button size="xs" disabled={!target} loading={busy} onClick={send}>
        {t('transfer.confirm')}
      </Button>
    </Stack>
  );
}
