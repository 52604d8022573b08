import { Badge, Group } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { At, ChannelIcon, type Column, DataTable, Page, ShowMore, Written } from '@/shared/ui';
import { type Filter, Filters, statesOf } from './Filters';
import { customerName, type Interaction } from './types';

export default function InteractionsPage() {
  const { t } = useTranslation('interactions');
  useNumbers();
  const navigate = useNavigate();
  const filter = useSearch({ strict: false }) as Filter;
  const { channel, queueId } = filter;
  const pages = usePages<Interaction>('/interactions', { state: statesOf(filter.state), channel, queueId });
  const filtered = Boolean(filter.state || channel || queueId);
  const columns: Column<Interaction>[] = [
    {
      key: 'customer',
      header: t('customer'),
      render: (row) => (
        <Group gap="xs" wrap="nowrap">
          <ChannelIcon channel={row.channel} />
          <Written>{customerName(row.customer, t('unknownCustomer'))}</Written>
        </Group>
      ),
    },
    { key: 'state', header: t('state'), render: (row) => <StateBadge state={row.state} /> },
    { key: 'queue', header: t('queue'), render: (row) => <bdi>{row.queueName ?? '–'}</bdi> },
    { key: 'agent', header: t('agent'), render: (row) => <bdi>{row.agentName ?? '–'}</bdi> },
    { key: 'at', header: t('started'), render: (row) => <At instant={row.createdAt} /> },
  ];
  return (
    <Page title={t('title')} description={t('text')} width="wide">
      <Filters filter={filter} onChange={(next) => void navigate({ to: '/interactions', search: next as never, replace: true })} />
      <DataTable
        label={t('title')}
        query={pages}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ icon: IconMessages, title: t(filtered ? 'noneFiltered' : 'none'), text: t(filtered ? 'noneFilteredText' : 'noneText') }}
        onOpen={(row) => void navigate({ to: `/interactions/${row.id}` })}
      />
      <ShowMore pages={pages} />
    </Page>
  );
}

const colours: Record<string, string> = { queued: 'lamp', offered: 'lamp', abandoned: 'red', ended: 'gray' };

export function StateBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Badge component="span" color={colours[state] ?? 'petrol'}>{t(`interactionState.${state}`, { defaultValue: state })}</Badge>;
}
