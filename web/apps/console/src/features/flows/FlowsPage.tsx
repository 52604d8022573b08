import { Badge, Button } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { type Column, DataTable, Page } from '@/shared/ui';
import type { Flow } from './flow';
import { Templates } from './Templates';
import { useNameDrawer } from './useNameDrawer';

export default function FlowsPage() {
  const { t } = useTranslation('flows');
  const navigate = useNavigate();
  const flows = useList<Flow>('/flows');
  const open = (flow: Flow) => void navigate({ to: `/flows/${flow.id}` });
  const drawer = useNameDrawer(open);
  useShortcut('n', t('new'), t('nav'), drawer.create);
  const columns: Column<Flow>[] = [
    { key: 'name', header: t('name'), render: (row) => <bdi>{row.name}</bdi> },
    {
      key: 'published',
      header: t('published'),
      render: (row) => (row.publishedVersion ? <Badge>{t('version', { number: row.publishedVersion })}</Badge> : <Badge color="gray">{t('unpublished')}</Badge>),
    },
  ];
  return (
    <Page
      title={t('title')}
      description={t('text')}
      actions={
        <Button leftSection={<IconPlus size={17} />} onClick={drawer.create}>
          {t('new')}
        </Button>
      }
    >
      <DataTable label={t('title')} query={flows} columns={columns} rowKey={(row) => row.id} onOpen={open} empty={{ icon: IconRoute, title: t('empty'), text: t('emptyText') }} />
      <Templates onMade={open} />
      {drawer.element}
    </Page>
  );
}
