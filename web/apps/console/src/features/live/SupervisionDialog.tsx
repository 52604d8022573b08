import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconEar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { expectRinging } from '@/shared/telephone';
import { useErrorText } from '@/shared/ui';
import type { LiveCall, Supervision } from './calls';
import { useDeed } from './useDeed';

/** Asks once before somebody joins a call, and says who will hear what. */
export function SupervisionDialog({ live, what, onClose }: { live: LiveCall; what: Supervision; onClose: () => void }) {
  const { t } = useTranslation('live');
  const text = useErrorText();
  const deed = useDeed(t(`calls.${what}.done`));
  const agent = `\u2068${live.agentName ?? ''}\u2069`;
  const go = () => {
    if (what !== 'leave') expectRinging();
    deed.mutate({ path: `/interactions/${live.id}/supervision`, body: { mode: what } }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t(`calls.${what}.title`)} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
      <Stack>
        <Text>{t(`calls.${what}.text`, { agent })}</Text>
        <Alert color={what === 'barge' || what === 'takeOver' ? 'lamp' : 'gray'} variant="light" icon={<IconEar size={18} />} title={t('calls.customerHears')}>
          {t(`calls.${what}.hears`, { agent })}
        </Alert>
        {deed.error && (
          <Alert color="red" variant="light" role="alert">
            {text(deed.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('shared:action.cancel')}
          </Button>
          <Button loading={deed.isPending} onClick={go}>
            {t(`calls.${what}.button`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
