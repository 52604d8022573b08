import { Badge } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, usePages } from '@/shared/api';
import { PhoneNumber } from '@/shared/telephone';
import { At, ConfirmButton, DataTable, Section, ShowMore, useNotifyError } from '@/shared/ui';

interface Callback {
  id: string;
  state: 'scheduled' | 'waiting' | 'done' | 'failed' | 'canceled';
  number: string;
  customerId: string;
  nextTryAt: string | null;
  tries: number;
  attempts: number;
  createdAt: string;
}

const PATH = '/callbacks';

/** Calls that were promised, newest first; one that nobody makes yet can be called off. */
export function Callbacks() {
  const { t } = useTranslation('outbound');
  const client = useQueryClient();
  const notify = useNotifyError();
  const pages = usePages<Callback>(PATH);
  const cancel = useMutation({
    mutationFn: (id: string) => api.delete(`${PATH}/${id}`),
    onError: notify,
    onSettled: () => client.invalidateQueries({ queryKey: [PATH] }),
  });
  return (
    <Section title={t('callbacks')} text={t('callbacksText')}>
      <DataTable<Callback>
        label={t('callbacks')}
        query={pages}
        rowKey={({ id }) => id}
        empty={{ title: t('noCallbacks'), text: t('noCallbacksText') }}
        columns={[
          { key: 'number', header: t('number'), render: ({ number, customerId }) => <PhoneNumber value={number} customerId={customerId} /> },
          { key: 'state', header: t('state'), render: ({ state }) => <Badge variant="light" color={state === 'failed' ? 'red' : state === 'done' ? 'green' : 'gray'}>{t(`states.${state}`)}</Badge> },
          { key: 'at', header: t('when'), render: ({ nextTryAt, createdAt }) => <At instant={nextTryAt ?? createdAt} /> },
          { key: 'tries', header: t('tries'), align: 'end', render: ({ tries, attempts }) => <bdi dir="ltr">{`${tries} / ${attempts}`}</bdi> },
          {
            key: 'cancel',
            header: '',
            align: 'end',
            render: ({ id, state }) =>
              (state === 'scheduled' || state === 'waiting') && (
                <ConfirmButton size="compact-sm" question={t('cancelQuestion')} consequence={t('cancelText')} onConfirm={() => cancel.mutate(id)}>
                  {t('cancel')}
                </ConfirmButton>
              ),
          },
        ]}
      />
      <ShowMore pages={pages} />
    </Section>
  );
}
