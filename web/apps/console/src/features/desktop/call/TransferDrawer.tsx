import { Alert, Button, Drawer, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/shared/ui';
import { ColleagueChoice, FlowChoice, NumberField, QueueChoice } from './TransferChoices';
import type { TransferTarget } from '../session/call';
import { useCallCommands } from './useCallCommands';

const kinds = ['queue', 'colleague', 'number', 'flow'] as const;
type Kind = (typeof kinds)[number];

/** Where to send a call: at once, or after a word with whoever takes it. What is refused is said above the buttons. */
export function TransferDrawer({ interactionId, onClose }: { interactionId: string; onClose: () => void }) {
  const { t } = useTranslation('desktop');
  const commands = useCallCommands(interactionId);
  const [kind, setKind] = useState<Kind>('queue');
  const [to, setTo] = useState<TransferTarget | null>(null);
  const asks = kind !== 'flow';
  const send = async (mode: 'blind' | 'consult') => {
    if (!to || !(await commands.run({ type: 'transfer', interactionId, mode, to }))) return;
    if (mode === 'blind') notifyDone(t('call.transfer.done'));
    onClose();
  };
  return (
    <Drawer opened onClose={onClose} position="right" size={400} title={t('call.transfer.title')} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(asks ? 'consult' : 'blind');
        }}
      >
        <Stack>
          <SegmentedControl
            fullWidth
            aria-label={t('call.transfer.kind')}
            value={kind}
            onChange={(value) => {
              setKind(value as Kind);
              setTo(null);
              commands.forget();
            }}
            data={kinds.map((value) => ({ value, label: t(`call.transfer.${value}`) }))}
          />
          {kind === 'queue' && <QueueChoice value={to?.queueId ?? null} onChange={(queueId) => setTo({ queueId })} />}
          {kind === 'colleague' && <ColleagueChoice value={to?.userId ?? null} onChange={(userId) => setTo({ userId })} />}
          {kind === 'number' && <NumberField onChange={(address) => setTo(address ? { address } : null)} />}
          {kind === 'flow' && <FlowChoice value={to?.flowId ?? null} onChange={(flowId) => setTo({ flowId })} />}
          <Text size="sm" c="dimmed">
            {t(asks ? 'call.transfer.text' : 'call.transfer.atOnce')}
          </Text>
          {commands.failure && (
            <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} />}>
              {commands.failure}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button type={asks ? 'button' : 'submit'} variant={asks ? 'default' : 'filled'} disabled={!to} loading={commands.busy === 'transfer'} onClick={asks ? () => void send('blind') : undefined}>
              {t('call.transfer.blind')}
            </Button>
            {asks && (
              <Button type="submit" disabled={!to} loading={commands.busy === 'transfer'}>
                {t('call.transfer.consult')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
