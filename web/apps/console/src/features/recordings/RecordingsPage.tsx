import { Badge, Button, Group } from '@mantine/core';
import { IconPlayerRecord } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useList } from '@/shared/api';
import { saveAs } from '@/shared/api/saveAs';
import { useNow } from '@/shared/i18n/useNow';
import { At, type Column, ConfirmButton, DataTable, notifyDone, Page, useNotifyError } from '@/shared/ui';
import { type Recording, runs } from './recording';
import { ReplayButton } from './ReplayButton';

const PATH = '/poolRecordings';
const MINUTES = 60;

/** Starts and ends recordings of the routing; each can be decided again, downloaded and deleted. */
export default function RecordingsPage() {
  const { t } = useTranslation('recordings');
  const client = useQueryClient();
  const notify = useNotifyError();
  const now = useNow();
  const recordings = useList<Recording>(PATH);
  const users = useList<{ id: string; name: string }>('/users');
  const work = useMutation({
    mutationFn: async ({ run, done }: { key: string; run: () => Promise<unknown>; done: string | null }) => {
      await run();
      if (done) notifyDone(done);
    },
    onError: notify,
    onSettled: () => client.invalidateQueries({ queryKey: [PATH] }),
  });
  const busy = (key: string) => work.isPending && work.variables.key === key;
  const start = (
    <Button
      leftSection={<IconPlayerRecord size={17} />}
      loading={busy('start')}
      disabled={!recordings.data || recordings.data.some((recording) => runs(recording, now))}
      onClick={() => work.mutate({ key: 'start', run: () => api.post(PATH, { minutes: MINUTES }), done: t('startedNow') })}
    >
      {t('start')}
    </Button>
  );
  const columns: Column<Recording>[] = [
    { key: 'from', header: t('from'), render: (row) => <At instant={row.startedAt} /> },
    { key: 'until', header: t('until'), render: (row) => <At instant={row.until} /> },
    { key: 'state', header: t('state'), render: (row) => <Badge color={runs(row, now) ? 'lamp' : 'gray'}>{runs(row, now) ? t('running') : t('over')}</Badge> },
    { key: 'by', header: t('by'), render: (row) => <bdi>{users.data?.find(({ id }) => id === row.startedBy)?.name ?? t('somebody')}</bdi> },
    {
      key: 'do',
      header: '',
      align: 'end',
      render: (row) => (
        <Group gap="xs" justify="flex-end">
          {runs(row, now) ? (
            <Button size="xs" variant="default" loading={busy(`end ${row.id}`)} onClick={() => work.mutate({ key: `end ${row.id}`, run: () => api.post(`${PATH}/${row.id}/end`), done: t('ended') })}>
              {t('end')}
            </Button>
          ) : (
            <>
              <ReplayButton id={row.id} />
              <Button
                size="xs"
                variant="default"
                loading={busy(`save ${row.id}`)}
                onClick={() => work.mutate({ key: `save ${row.id}`, run: async () => saveAs(await api.blob(`${PATH}/${row.id}/export`), `routing-${row.startedAt.slice(0, 16).replace(':', '')}.jsonl`), done: null })}
              >
                {t('download')}
              </Button>
            </>
          )}
          <ConfirmButton
            size="xs"
            question={t('remove.question')}
            consequence={t('remove.text')}
            onConfirm={() => work.mutate({ key: `remove ${row.id}`, run: () => api.delete(`${PATH}/${row.id}`), done: t('remove.done') })}
          >
            {t('shared:action.remove')}
          </ConfirmButton>
        </Group>
      ),
    },
  ];
  return (
    <Page title={t('title')} description={t('text')} actions={start}>
      <DataTable label={t('title')} query={recordings} columns={columns} rowKey={(row) => row.id} empty={{ icon: IconPlayerRecord, title: t('none'), text: t('noneText') }} />
    </Page>
  );
}
