import { Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList, usePages } from '@/shared/api';
import { At, type Column, DataTable, Page, ShowMore } from '@/shared/ui';
import { type AuditLine, detailOf, nameOf, type Words } from './lines';

export default function AuditPage() {
  const { t } = useTranslation('audit');
  const pages = usePages<AuditLine>('/audit');
  const users = useList<{ id: string; name: string }>('/users');
  const names = new Map(users.data?.map(({ id, name }) => [id, name]));
  const words: Words = (of, word) => t(of === 'key' ? `key.${word}` : [`shared:role.${word}`, `key.${word}`], { defaultValue: word });
  const columns: Column<AuditLine>[] = [
    { key: 'at', header: t('at'), render: (line) => <At instant={line.at} /> },
    { key: 'actor', header: t('actor'), render: ({ actor }) => <bdi>{actor.name ?? t(`kind.${actor.kind}`, { defaultValue: actor.kind })}</bdi> },
    { key: 'action', header: t('action'), render: ({ action }) => t([`did.${action}`, `verb.${action.split('.').pop()}`], { defaultValue: action }) },
    {
      key: 'subject',
      header: t('subject'),
      render: (line) => (
        <span title={line.subject.id}>
          {t(`kind.${line.subject.kind}`, { defaultValue: line.subject.kind })} <bdi>{nameOf(line, names)}</bdi>
        </span>
      ),
    },
    {
      key: 'detail',
      header: t('detail'),
      render: ({ detail }) => (
        <Text c="dimmed" size="sm" dir="auto" style={{ overflowWrap: 'anywhere' }}>
          {detailOf(detail, words) || '–'}
        </Text>
      ),
    },
  ];
  return (
    <Page title={t('title')} description={t('text')} width="wide">
      <DataTable label={t('title')} query={pages} columns={columns} rowKey={(line) => line.id} empty={{ icon: IconHistory, title: t('none'), text: t('noneText') }} />
      <ShowMore pages={pages} />
    </Page>
  );
}
