import { Drawer, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '@/shared/api';
import { ConfirmButton, ErrorState, LoadingRows, Written, notifyDone, useNotifyError } from '@/shared/ui';
import classes from './customers.module.css';
import { keepMerge } from './merges';
import { Reach } from './Reach';
import { type Customer, customerName } from './types';

/** Finds another profile of the same person and takes it into this one, after asking. */
export function MergeDrawer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const notify = useNotifyError();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const found = useQuery({
    queryKey: ['/customers', 'toMerge', search],
    queryFn: () => api.get<Page<Customer>>('/customers', { search, limit: 20 }),
    enabled: search !== '',
  });
  const merge = useMutation({
    mutationFn: (other: Customer) => api.post<{ mergeId: string }>(`/customers/${customer.id}/merge`, { otherId: other.id }),
    onSuccess: async ({ mergeId }, other) => {
      keepMerge(customer.id, { mergeId, name: customerName(other, t('unknown')) });
      await Promise.all([client.invalidateQueries({ queryKey: ['/customers'] }), client.invalidateQueries({ queryKey: ['/interactions'] })]);
      notifyDone(t('merge.done'));
      onClose();
    },
    onError: notify,
  });
  const others = found.data?.items.filter((other) => other.id !== customer.id && !other.mergedInto) ?? [];
  const names = (other: Customer) => ({ other: customerName(other, t('unknown')), name: customerName(customer, t('unknown')) });
  return (
    <Drawer opened onClose={onClose} title={t('merge.title')} position="right" closeButtonProps={{ 'aria-label': t('shared:action.close') }}>
      <Stack>
        <Text c="dimmed">{t('merge.text')}</Text>
        <TextInput type="search" label={t('merge.search')} description={t('searchText')} maxLength={100} data-autofocus value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        {search && found.isPending && <LoadingRows rows={3} />}
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && others.length === 0 && <Text role="status">{t('noneFound')}</Text>}
        <ul className={classes.candidates}>
          {others.map((other) => (
            <li key={other.id}>
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <div className={classes.candidate}>
                  <strong>
                    <Written>{customerName(other, t('unknown'))}</Written>
                  </strong>
                  <Reach identities={other.identities} />
                </div>
                <ConfirmButton
                  variant="default"
                  color="petrol"
                  size="xs"
                  loading={merge.isPending && merge.variables?.id === other.id}
                  question={t('merge.question')}
                  consequence={t('merge.consequence', names(other))}
                  onConfirm={() => merge.mutate(other)}
                >
                  {t('merge.do')}
                </ConfirmButton>
              </Group>
            </li>
          ))}
        </ul>
      </Stack>
    </Drawer>
  );
}
