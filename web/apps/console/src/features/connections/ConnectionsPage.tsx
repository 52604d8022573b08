import { Button, Code, Group } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { type Column, DataTable, Page } from '@/shared/ui';
import type { Connection } from './connection';
import { NumbersDrawer } from './NumbersDrawer';
import { TestButton } from './TestButton';
import { useConnectionDrawer } from './useConnectionDrawer';

export default function ConnectionsPage() {
  const { t } = useTranslation('connections');
  const connections = useList<Connection>('/connections');
  const drawer = useConnectionDrawer();
  const [numbersOf, setNumbersOf] = useState<Connection | null>(null);
  const [numbersShown, setNumbersShown] = useState(false);
  useShortcut('n', t('new'), t('nav'), drawer.create);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={drawer.create}>
      {t('new')}
    </Button>
  );
  const showNumbers = (connection: Connection) => {
    setNumbersOf(connection);
    setNumbersShown(true);
  };
  const columns: Column<Connection>[] = [
    { key: 'name', header: t('name'), render: (row) => <bdi>{row.name}</bdi> },
    { key: 'sid', header: t('accountSid'), render: (row) => <Code dir="ltr" style={{ overflowWrap: 'anywhere' }}>{row.credentials.accountSid}</Code> },
    {
      key: 'do',
      header: '',
      align: 'end',
      render: (row) => (
        // The row opens the form; what is pressed in here must not.
        <Group gap="xs" justify="flex-end" align="flex-start" onClick={(event) => event.stopPropagation()}>
          <TestButton connection={row} />
          <Button size="xs" variant="default" onClick={() => showNumbers(row)}>
            {t('numbers')}
          </Button>
        </Group>
      ),
    },
  ];
  return (
    <Page title={t('title')} description={t('text')} actions={add}>
      <DataTable
        label={t('title')}
        query={connections}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={drawer.edit}
        empty={{ icon: IconPlugConnected, title: t('empty'), text: t('emptyText') }}
      />
      {drawer.element}
      <NumbersDrawer connection={numbersOf} opened={numbersShown} onClose={() => setNumbersShown(false)} />
    </Page>
  );
}
