import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { useNotifyError } from '@/shared/ui';
import type { Replay } from './recording';

/** Decides a recording again and says whether it came out the same. */
export function ReplayButton({ id }: { id: string }) {
  const { t } = useTranslation('recordings');
  const notify = useNotifyError();
  const replay = useMutation({ mutationFn: () => api.post<Replay>(`/poolRecordings/${id}/replay`), onError: notify });
  return (
    <>
      <Button size="xs" variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>
        {t('replay')}
      </Button>
      <Modal opened={replay.isSuccess} onClose={replay.reset} title={t('result')} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
        {replay.data && (
          <Stack gap="sm">
            <Alert variant="light" color={replay.data.identical ? 'petrol' : 'lamp'} title={replay.data.identical ? t('identical') : t('different')}>
              {t('replayed', { count: replay.data.replayed })}
            </Alert>
            {typeof replay.data.firstMissing === 'number' && <Text>{t('missing', { number: replay.data.firstMissing })}</Text>}
            {replay.data.differences.map(({ number, command, now }) => (
              <Text key={number} size="sm" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
                {`${number} ${command} → ${now}`}
              </Text>
            ))}
          </Stack>
        )}
      </Modal>
    </>
  );
}
