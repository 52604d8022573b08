import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { useErrorText } from '@/shared/ui';
import type { Connection, ConnectionTest } from './connection';

/** Asks the provider with the stored credentials, and says beside the button how that went. */
export function TestButton({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const text = useErrorText();
  const test = useMutation({ mutationFn: () => api.post<ConnectionTest>(`/connections/${connection.id}/test`) });
  const ok = test.data?.ok ?? false;
  const result = test.error ? text(test.error) : test.data && (ok ? test.data.detail || t('testOk') : `${t('testFailed')} ${test.data.detail}`);
  return (
    <Stack gap={4} align="flex-end" maw={320}>
      <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        {t('test')}
      </Button>
      <div role="status">
        {result && (
          <Text size="xs" c={ok && !test.error ? 'var(--ok-text)' : 'var(--danger-text)'}>
            {result}
          </Text>
        )}
      </div>
    </Stack>
  );
}
