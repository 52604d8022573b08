import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { type Column, DataTable, Page } from '@/shared/ui';
import { useDrawer } from './useDrawer';

export interface SetUpFormProps<T> {
  /** Null for a new one. */
  item: T | null;
  onClose: () => void;
}

interface SetUpPageProps<T> {
  /** The feature, which is also the namespace of its words: title, text, new, edit, empty.title, empty.text. */
  name: string;
  path: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  columns: Column<T>[];
  Form: ComponentType<SetUpFormProps<T>>;
}

/** The usual page of a thing that is set up: its list, and a drawer that makes, changes and removes one. */
export function SetUpPage<T extends Resource>({ name, path, icon, columns, Form }: SetUpPageProps<T>) {
  const { t } = useTranslation([name, 'shared']);
  const list = useList<T>(path);
  const drawer = useDrawer<T>();
  const add = () => drawer.target ?? drawer.open(null);
  useShortcut('n', t('new'), t('nav'), add);
  const button = (
    <Button leftSection={<IconPlus size={16} />} onClick={add}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('text')} actions={button}>
      <DataTable
        label={t('title')}
        query={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={drawer.open}
        empty={{ icon, title: t('empty.title'), text: t('empty.text') }}
      />
      {drawer.target && <Form key={drawer.target.item?.id ?? 'new'} item={drawer.target.item} onClose={drawer.close} />}
    </Page>
  );
}
