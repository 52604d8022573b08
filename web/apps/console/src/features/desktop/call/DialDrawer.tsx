import { Alert, Button, Drawer, Group, Select, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList, useResource } from '@/shared/api';
import { type DialRequest, useNumbers } from '@/shared/telephone';
import { useErrorText } from '@/shared/ui';
import { useAgentSession } from '../session/AgentProvider';
import { NumberField } from './TransferChoices';

interface DialDrawerProps {
  request: DialRequest;
  onClose: () => void;
  /** The call is being made; its conversation. */
  onMade: (interactionId: string) => void;
}

/** A call out: to which number, and in the name of which queue. Nothing is dialled before the button is pressed. */
export function DialDrawer({ request, onClose, onMade }: DialDrawerProps) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const text = useErrorText();
  const { dialled } = useNumbers();
  const queues = useList<Resource & { name: string }>('/queues');
  const customer = useResource<Resource & { name: string | null }>('/customers', request.customerId);
  const [typed, setTyped] = useState<string | null>(null);
  const [queueId, setQueueId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const number = typed === null ? dialled(request.number) : typed;

  const start = () => {
    if (!number) return setFailure(t('dial.needed'));
    setBusy(true);
    setFailure(null);
    session
      .command({ type: 'dial', to: number, ...(queueId ? { queueId } : {}), ...(request.customerId ? { customerId: request.customerId } : {}) })
      .then((result) => onMade((result as { interactionId: string }).interactionId))
      .catch((error: Error) => setFailure(error.message || text(error)))
      .finally(() => setBusy(false));
  };
  return (
    <Drawer opened onClose={onClose} position="right" size={400} title={t('dial.open')} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <Stack>
          <NumberField initial={request.number} label={t('dial.number')} onChange={(value) => setTyped(value ?? '')} />
          {customer.data?.name && <Text c="dimmed">{t('dial.known', { name: `\u2068${customer.data.name}\u2069` })}</Text>}
          <Select
            label={t('dial.queue')}
            description={t('dial.queueText')}
            placeholder={t('dial.anyQueue')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('dial.anyQueue') }}
            data={(queues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={queueId}
            onChange={setQueueId}
          />
          {failure && (
            <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} />}>
              {failure}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:action.cancel')}
            </Button>
            <Button type="submit" loading={busy} leftSection={<IconPhone size={16} aria-hidden />}>
              {t('dial.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
