import { Button, Group } from '@mantine/core';
import { IconDoorEnter, IconMessage, IconPhone, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { useNumbers } from '@/shared/telephone';
import { ChannelIcon, type Column, DataTable, Page, Written } from '@/shared/ui';
import type { EntryPoint, Named } from './entryPoint';
import { TryLink } from './TryLink';
import { useEntryPointDrawer } from './useEntryPointDrawer';
import { WebhookBadge } from './WebhookBadge';

export default function EntryPointsPage() {
  const { t } = useTranslation('entryPoints');
  const entries = useList<EntryPoint>('/entryPoints');
  const flows = useList<Named>('/flows');
  const queues = useList<Named>('/queues');
  const { shown } = useNumbers();
  const drawer = useEntryPointDrawer();
  useShortcut('n', t('newChat'), t('nav'), () => drawer.create('chat'));
  const actions = (
    <>
      <Button variant="default" leftSection={<IconPhone size={17} />} onClick={() => drawer.create('voice')}>
        {t('newVoice')}
      </Button>
      <Button variant="default" leftSection={<IconMessage size={17} />} onClick={() => drawer.create('sms')}>
        {t('newSms')}
      </Button>
      <Button leftSection={<IconPlus size={17} />} onClick={() => drawer.create('chat')}>
        {t('newChat')}
      </Button>
    </>
  );
  const nameIn = (rows: Named[] | undefined, id: string | null) => rows?.find((row) => row.id === id)?.name ?? '…';
  const columns: Column<EntryPoint>[] = [
    {
      key: 'name',
      header: t('name'),
      render: (row) => (
        <Group gap={8} wrap="nowrap">
          <ChannelIcon channel={row.channel} />
          <bdi>{row.name}</bdi>
        </Group>
      ),
    },
    { key: 'address', header: t('number'), render: (row) => (row.address ? <Written>{shown(row.address)}</Written> : '—') },
    {
      key: 'answers',
      header: t('answers'),
      render: (row) => (row.flowId ? t('toFlow', { name: nameIn(flows.data, row.flowId) }) : t('toQueue', { name: nameIn(queues.data, row.queueId) })),
    },
    {
      key: 'state',
      header: t('state'),
      render: (row) => (
        <div onClick={(event) => event.stopPropagation()}>
          {row.widgetId ? <TryLink widgetId={row.widgetId} /> : row.connectionId && <WebhookBadge entry={row} />}
        </div>
      ),
    },
  ];
  return (
    <Page title={t('title')} description={t('text')} actions={actions}>
      <DataTable
        label={t('title')}
        query={entries}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={drawer.edit}
        empty={{ icon: IconDoorEnter, title: t('empty'), text: t('emptyText') }}
      />
      {drawer.element}
    </Page>
  );
}
