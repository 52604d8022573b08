import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAddressBook, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { At, type Column, DataTable, Page, ShowMore, Written } from '@/shared/ui';
import { Reach } from './Reach';
import { type Customer, customerName } from './types';

export default function CustomersPage() {
  const { t } = useTranslation('customers');
  useNumbers();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const pages = usePages<Customer>('/customers', { search });
  const columns: Column<Customer>[] = [
    { key: 'name', header: t('name'), render: (row) => <Written>{customerName(row, t('unknown'))}</Written> },
    { key: 'reach', header: t('reach'), render: (row) => <Reach identities={row.identities} /> },
    { key: 'since', header: t('since'), render: (row) => <At instant={row.createdAt} form="date" /> },
  ];
  return (
    <Page title={t('title')} description={t('text')}>
      <TextInput
        type="search"
        label={t('search')}
        description={t('searchText')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={100}
        maw={420}
        mb="md"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <DataTable
        label={t('title')}
        query={pages}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ icon: IconAddressBook, title: t(search ? 'noneFound' : 'none'), text: t(search ? 'noneFoundText' : 'noneText') }}
        onOpen={(row) => void navigate({ to: `/customers/${row.id}` })}
      />
      <ShowMore pages={pages} />
    </Page>
  );
}
