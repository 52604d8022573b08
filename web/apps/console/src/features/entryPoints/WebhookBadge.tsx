import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { notifyDone, useNotifyError } from '@/shared/ui';
import type { EntryPoint } from './entryPoint';

const colors = { registered: 'petrol', failed: 'red', none: 'gray' } as const;

/** Whether the provider knows where to send what comes in on the number; if not, why, and a button to try again. */
export function WebhookBadge({ entry }: { entry: EntryPoint }) {
  const { t } = useTranslation('entryPoints');
  const client = useQueryClient();
  const notify = useNotifyError();
  const register = useMutation({
    mutationFn: () => api.post<EntryPoint>(`/entryPoints/${entry.id}/webhook`),
    onSuccess: ({ webhook }) => {
      if (webhook.state === 'registered') notifyDone(t('webhook.registered'));
      return client.invalidateQueries({ queryKey: ['/entryPoints'] });
    },
    onError: notify,
  });
  const { state, detail } = entry.webhook;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge color={colors[state]}>{t(`webhook.${state}`)}</Badge>
        <Button size="compact-xs" variant="subtle" loading={register.isPending} onClick={() => register.mutate()}>
          {t('registerAgain')}
        </Button>
      </Group>
      {state === 'failed' && detail && (
        <Text size="xs" c="var(--danger-text)" dir="auto" style={{ overflowWrap: 'anywhere' }}>
          {detail}
        </Text>
      )}
    </Stack>
  );
}
