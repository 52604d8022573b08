import { Alert, Button, Group, Paper, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, usePages } from '@/shared/api';
import { At, DataTable, notifyDone, Section, ShowMore, useErrorText } from '@/shared/ui';

interface Entry {
  number: string;
  reason: string | null;
  addedAt: string;
}

interface Imported {
  added: number;
  known: number;
  refused: number;
  faults: { line: number; text: string }[];
}

const PATH = '/do-not-call';

/** The numbers nobody may call: seen, added one by one or as a list, taken off again. */
export function DoNotCall() {
  const { t } = useTranslation('outbound');
  const client = useQueryClient();
  const text = useErrorText();
  const [search, setSearch] = useState('');
  const [lines, setLines] = useState('');
  const digits = search.replace(/[^0-9]/g, '');
  const pages = usePages<Entry>(PATH, { search: digits || undefined });
  const refresh = () => client.invalidateQueries({ queryKey: [PATH] });
  const add = useMutation({
    mutationFn: () => api.post<Imported>(`${PATH}/import`, { text: lines }),
    onSuccess: ({ added, refused }) => {
      if (refused === 0) setLines('');
      notifyDone(t('added', { count: added }));
      return refresh();
    },
  });
  const remove = useMutation({ mutationFn: (number: string) => api.post<undefined>(`${PATH}/remove`, { number }), onSettled: refresh });
  const failure = add.error ?? remove.error;
  return (
    <Section title={t('doNotCall')} text={t('doNotCallText')}>
      <Stack>
        <Paper withBorder p="md">
          <Stack>
            <Textarea label={t('lines')} description={t('linesText')} autosize minRows={2} maxRows={10} dir="ltr" value={lines} onChange={(event) => setLines(event.currentTarget.value)} />
            {failure && (
              <Alert color="red" variant="light" role="alert">
                {text(failure)}
              </Alert>
            )}
            {add.data && add.data.refused > 0 && (
              <Alert color="yellow" variant="light" role="alert">
                {t('refused', { count: add.data.refused })} <bdi dir="ltr">{add.data.faults.slice(0, 5).map((fault) => fault.text).join(' · ')}</bdi>
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" loading={add.isPending} disabled={!lines.trim()} onClick={() => add.mutate()}>
                {t('add')}
              </Button>
            </Group>
          </Stack>
        </Paper>
        <TextInput label={t('search')} type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <DataTable<Entry>
          label={t('doNotCall')}
          query={pages}
          rowKey={({ number }) => number}
          empty={{ title: t('noneBarred'), text: t('noneBarredText') }}
          columns={[
            { key: 'number', header: t('number'), render: ({ number }) => <bdi dir="ltr" className="tabular">{number}</bdi> },
            { key: 'at', header: t('addedAt'), render: ({ addedAt }) => <At instant={addedAt} /> },
            {
              key: 'remove',
              header: '',
              align: 'end',
              render: ({ number }) => (
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => remove.mutate(number)} aria-label={t('removeNumber', { number })}>
                  {t('remove')}
                </Button>
              ),
            },
          ]}
        />
        <ShowMore pages={pages} />
      </Stack>
    </Section>
  );
}
