import { ActionIcon, Button, Popover, SegmentedControl, Select, Stack, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList, useMe } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { notifyDone, useErrorText } from '@/shared/ui';
import { useAgentSession } from '../session/AgentProvider';

interface Person extends Resource {
  name: string;
  status?: string;
  agent?: object | null;
}

type Kind = 'queueId' | 'userId';

/** Sends the conversation on, to a queue or to a colleague; what the server refuses is said in its place. */
export function TransferButton({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('desktop');
  const [opened, { toggle, close }] = useDisclosure(false);
  useShortcut('t', t('transfer.title'), t('conversation'), toggle);
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus position="bottom-end" width={280} shadow="md">
      <Popover.Target>
        <Tooltip label={t('transfer.title')}>
          <ActionIcon variant="default" size={30} onClick={toggle} aria-label={t('transfer.title')}>
            <IconArrowsExchange size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Target interactionId={interactionId} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Target({ interactionId, onDone }: { interactionId: string; onDone: () => void }) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const text = useErrorText();
  const me = useMe().data?.userId;
  const queues = useList<Resource & { name: string }>('/queues');
  const people = useList<Person>('/users');
  const [kind, setKind] = useState<Kind>('queueId');
  const [target, setTarget] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const colleagues = (people.data ?? []).filter(({ id, agent, status }) => id !== me && agent && status === 'active');
  const choices = (kind === 'queueId' ? (queues.data ?? []) : colleagues).map(({ id, name }) => ({ value: id, label: name }));

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
        }}
        data={[
          { value: 'queueId', label: t('transfer.queue') },
          { value: 'userId', label: t('transfer.colleague') },
        ]}
      />
      <Select
        data-autofocus
        size="xs"
        searchable
        aria-label={t(kind === 'queueId' ? 'transfer.queue' : 'transfer.colleague')}
        placeholder={t('transfer.choose')}
        nothingFoundMessage={t('transfer.nobody')}
        comboboxProps={{ withinPortal: false }}
        data={choices}
        value={target}
        onChange={setTarget}
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
