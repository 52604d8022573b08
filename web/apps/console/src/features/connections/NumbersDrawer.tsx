import { Badge, Drawer, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '@/shared/api';
import { type Column, DataTable } from '@/shared/ui';
import type { Connection, ConnectionNumber } from './connection';

export function NumbersDrawer({ connection, opened, onClose }: { connection: Connection | null; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('connections');
  const id = connection?.id;
  const numbers = useQuery({
    queryKey: [`/connections/${id}/numbers`],
    queryFn: async () => (await api.get<Page<ConnectionNumber>>(`/connections/${id}/numbers`)).items,
    enabled: opened && Boolean(id),
  });
  const columns: Column<ConnectionNumber>[] = [
    { key: 'number', header: t('number'), render: (row) => <bdi dir="ltr" className="tabular">{row.number}</bdi> },
    {
      key: 'can',
      header: t('can'),
      render: (row) => (
        <Group gap={4}>
          {(['sms', 'mms', 'voice'] as const)
            .filter((ability) => row[ability])
            .map((ability) => (
              <Badge key={ability}>{t(`ability.${ability}`)}</Badge>
            ))}
        </Group>
      ),
    },
    { key: 'use', header: t('use'), render: (row) => (row.entryPointId ? <Badge>{t('used')}</Badge> : <Text c="dimmed">{t('free')}</Text>) },
  ];
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="lg" title={t('numbersOf', { name: connection?.name })} closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
      <DataTable label={t('numbers')} query={numbers} columns={columns} rowKey={(row) => row.sid} empty={{ icon: IconPhone, title: t('noNumbers'), text: t('noNumbersText') }} />
    </Drawer>
  );
}
