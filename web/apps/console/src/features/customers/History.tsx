import { Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '@/shared/api';
import { At, ChannelIcon, type Column, DataTable, ShowMore } from '@/shared/ui';

interface Past {
  id: string;
  channel: string;
  state: string;
  queueName: string | null;
  agentName: string | null;
  createdAt: string;
}

/** What happened with this customer before, also under profiles that were merged into this one. */
export function History({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const pages = usePages<Past>('/interactions', { customerId });
  const columns: Column<Past>[] = [
    {
      key: 'at',
      header: t('started'),
      render: (row) => (
        <Group gap="xs" wrap="nowrap">
          <ChannelIcon channel={row.channel} />
          <At instant={row.createdAt} />
        </Group>
      ),
    },
    { key: 'state', header: t('state'), render: (row) => t(`shared:interactionState.${row.state}`, { defaultValue: row.state }) },
    { key: 'queue', header: t('queue'), render: (row) => <bdi>{row.queueName ?? '–'}</bdi> },
    { key: 'agent', header: t('agent'), render: (row) => <bdi>{row.agentName ?? '–'}</bdi> },
  ];
  return (
    <>
      <DataTable label={t('history')} query={pages} columns={columns} rowKey={(row) => row.id} empty={{ icon: IconHistory, title: t('noHistory') }} onOpen={(row) => void navigate({ to: `/interactions/${row.id}` })} />
      <ShowMore pages={pages} />
    </>
  );
}
