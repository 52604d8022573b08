import { Badge, Button, Code, Group } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList, useRemove } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { At, type Column, ConfirmButton, DataTable, Page, SecretModal, useNotifyError } from '@/shared/ui';
import { type CreatedKey, type Key, KeyDrawer } from './KeyDrawer';

export default function KeysPage() {
  const { t } = useTranslation('keys');
  const keys = useList<Key>('/keys');
  const remove = useRemove('/keys');
  const notify = useNotifyError();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedKey | null>(null);
  useShortcut('n', t('new'), t('nav'), () => setCreating(true));
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  const columns: Column<Key>[] = [
    { key: 'name', header: t('name'), render: (key) => <bdi>{key.name}</bdi> },
    {
      key: 'roles',
      header: t('roles'),
      render: (key) => (
        <Group gap={4}>
          {key.roles.map((role) => (
            <Badge key={role}>{t(`shared:role.${role}`)}</Badge>
          ))}
        </Group>
      ),
    },
    { key: 'id', header: t('clientId'), render: (key) => <Code dir="ltr" style={{ overflowWrap: 'anywhere' }}>{key.clientId}</Code> },
    { key: 'at', header: t('createdAt'), render: (key) => <At instant={key.createdAt} form="date" /> },
    {
      key: 'remove',
      header: '',
      align: 'end',
      render: (key) => (
        <ConfirmButton
          size="xs"
          question={t('removeAsk', { name: key.name })}
          consequence={t('removeText')}
          onConfirm={() => remove.mutate(key, { onError: notify })}
        >
          {t('shared:action.remove')}
        </ConfirmButton>
      ),
    },
  ];
  return (
    <Page title={t('title')} description={t('text')} actions={add}>
      <DataTable label={t('title')} query={keys} columns={columns} rowKey={(key) => key.id} empty={{ icon: IconKey, title: t('empty'), text: t('emptyText') }} />
      <KeyDrawer opened={creating} onClose={() => setCreating(false)} onCreated={setCreated} />
      <SecretModal
        opened={created !== null}
        onClose={() => setCreated(null)}
        title={t('created')}
        text={t('createdText')}
        values={[
          { label: t('clientId'), value: created?.clientId ?? '' },
          { label: t('clientSecret'), value: created?.clientSecret ?? '' },
        ]}
      />
    </Page>
  );
}
