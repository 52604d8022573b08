import { Badge, Button } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { At, type Column, DataTable, Page } from '@/shared/ui';
import { useWebhookDrawer } from './useWebhookDrawer';
import type { Webhook } from './webhook';

export default function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const navigate = useNavigate();
  const webhooks = useList<Webhook>('/webhooks');
  const drawer = useWebhookDrawer();
  useShortcut('n', t('new'), t('nav'), drawer.create);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={drawer.create}>
      {t('new')}
    </Button>
  );
  const columns: Column<Webhook>[] = [
    { key: 'url', header: t('url'), render: (row) => <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>{row.url}</bdi> },
    { key: 'events', header: t('events'), render: (row) => t('eventCount', { count: row.events.length }) },
    { key: 'active', header: t('state'), render: (row) => <Badge color={row.active ? 'petrol' : 'gray'}>{row.active ? t('on') : t('off')}</Badge> },
    { key: 'at', header: t('createdAt'), render: (row) => <At instant={row.createdAt} form="date" /> },
  ];
  return (
    <Page title={t('title')} description={t('text')} actions={add}>
      <DataTable
        label={t('title')}
        query={webhooks}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/webhooks/${row.id}` })}
        empty={{ icon: IconWebhook, title: t('empty'), text: t('emptyText') }}
      />
      {drawer.element}
    </Page>
  );
}
