import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useList } from '@/shared/api';
import { Section, useNotifyError } from '@/shared/ui';
import type { Flow } from './flow';

/** Ready-made flows: one press makes a draft of one, to look at, change and publish. */
export function Templates({ onMade }: { onMade: (flow: Flow) => void }) {
  const { t } = useTranslation('flows');
  const client = useQueryClient();
  const notify = useNotifyError();
  const templates = useList<{ key: string; purpose: string }>('/flowTemplates');
  const make = useMutation({
    mutationFn: (key: string) => api.post<Flow>(`/flowTemplates/${key}/flows`, { name: t(`template.${key}.name`, { defaultValue: key }) }),
    onSuccess: async (flow) => {
      await client.invalidateQueries({ queryKey: ['/flows'] });
      onMade(flow);
    },
    onError: notify,
  });
  if (!templates.data?.length) return null;
  return (
    <Section title={t('templates')} text={t('templatesText')}>
      <Stack gap="xs">
        {templates.data.map(({ key, purpose }) => (
          <Group key={key} justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{t(`template.${key}.name`, { defaultValue: key })}</Text>
              <Text size="sm" c="dimmed">{t(`template.${key}.text`, { defaultValue: purpose })}</Text>
            </div>
            <Button variant="default" size="xs" loading={make.isPending && make.variables === key} onClick={() => make.mutate(key)}>
              {t('useTemplate')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
