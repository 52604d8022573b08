import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '@/shared/api';
import { notifyDone, useNotifyError } from '@/shared/ui';
import { keepMerge, useLastMerge } from './merges';
import type { Customer } from './types';

/** Says that another profile was taken into this one, and takes it out again on request. */
export function MergeUndo({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const notify = useNotifyError();
  const last = useLastMerge(customer.id);
  const undo = useMutation({
    mutationFn: (mergeId: string) => api.post(`/customers/${customer.id}/merges/${mergeId}/undo`),
    onSuccess: () => {
      keepMerge(customer.id, null);
      notifyDone(t('merge.undone'));
      return Promise.all([client.invalidateQueries({ queryKey: ['/customers'] }), client.invalidateQueries({ queryKey: ['/interactions'] })]);
    },
    onError: (error) => {
      if (error instanceof ProblemError && (error.status === 404 || error.status === 409)) keepMerge(customer.id, null);
      notify(error);
    },
  });
  if (!last) return null;
  return (
    <Alert mb="lg" role="status">
      <Group justify="space-between">
        <span>{t('merge.last', { name: last.name })}</span>
        <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate(last.mergeId)}>
          {t('merge.undo')}
        </Button>
      </Group>
    </Alert>
  );
}
