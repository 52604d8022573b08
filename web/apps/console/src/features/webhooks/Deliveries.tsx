import { Badge, Button, Code, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '@/shared/api';
import { At, type Column, DataTable, notifyDone, Section, useNotifyError } from '@/shared/ui';
import type { Delivery } from './webhook';

const colors = { pending: 'gray', delivered: 'petrol', failed: 'red' } as const;

/** What was sent and how that went, newest first, page by page; what is finished can be sent again. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const { t } = useTranslation('webhooks');
  const [status, setStatus] = useState('');
  const path = `/webhooks/${webhookId}/deliveries`;
  const client = useQueryClient();
  const notify = useNotifyError();
  const pages = useInfiniteQuery({
    queryKey: [path, status],
    queryFn: ({ pageParam }) => api.get<Page<Delivery>>(path, { limit: 50, status, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const replay = useMutation({
    mutationFn: (delivery: Delivery) => api.post<{ replayed: number }>(`/webhooks/${webhookId}/replay`, { deliveryIds: [delivery.id] }),
    onSuccess: ({ replayed }) => {
      notifyDone(t('replayed', { count: replayed }));
      return client.invalidateQueries({ queryKey: [path] });
    },
    onError: notify,
  });
  const columns: Column<Delivery>[] = [
    { key: 'type', header: t('event'), render: (row) => <Code dir="ltr">{row.type}</Code> },
    { key: 'at', header: t('at'), render: (row) => <At instant={row.at} /> },
    { key: 'status', header: t('state'), render: (row) => <Badge color={colors[row.status]}>{t(`status.${row.status}`)}</Badge> },
    { key: 'attempts', header: t('attempts'), align: 'end', render: (row) => <span className="tabular">{row.attempts}</span> },
    { key: 'result', header: t('result'), render: (row) => <Result delivery={row} /> },
    {
      key: 'replay',
      header: '',
      align: 'end',
      render: (row) =>
        row.status !== 'pending' && (
          <Button size="xs" variant="default" loading={replay.isPending && replay.variables.id === row.id} onClick={() => replay.mutate(row)}>
            {t('replay')}
          </Button>
        ),
    },
  ];
  const rows = { ...pages, data: pages.data?.pages.flatMap((page) => page.items) };
  return (
    <Section
      title={t('deliveries')}
      text={t('deliveriesText')}
      actions={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('state')}
            value={status}
            onChange={setStatus}
            data={[{ value: '', label: t('all') }, ...(['pending', 'delivered', 'failed'] as const).map((value) => ({ value, label: t(`status.${value}`) }))]}
          />
          <Button size="xs" variant="default" leftSection={<IconRefresh size={15} />} loading={pages.isRefetching} onClick={() => void pages.refetch()}>
            {t('refresh')}
          </Button>
        </Group>
      }
    >
      <DataTable label={t('deliveries')} query={rows} columns={columns} rowKey={(row) => row.id} empty={{ icon: IconSend, title: t('noDeliveries'), text: t('noDeliveriesText') }} />
      {pages.hasNextPage && (
        <Button variant="default" mt="sm" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('shared:action.more')}
        </Button>
      )}
    </Section>
  );
}

function Result({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('webhooks');
  return (
    <Stack gap={2}>
      {delivery.lastStatus !== null && <span className="tabular">{`HTTP ${delivery.lastStatus}`}</span>}
      {delivery.lastError && delivery.lastError !== `answered ${delivery.lastStatus}` && <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{delivery.lastError}</Text>}
      {delivery.nextAttemptAt && delivery.status === 'pending' && (
        <Text size="xs" c="dimmed">
          {t('next')} <At instant={delivery.nextAttemptAt} />
        </Text>
      )}
    </Stack>
  );
}
