import { Checkbox, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Resource, useList } from '@/shared/api';
import { LoadingRows, notifyDone, Section, useNotifyError } from '@/shared/ui';

interface Named extends Resource {
  name: string;
}

interface Person extends Named {
  status: string;
}

interface QueueMail {
  version: number;
  responsibleId: string | null;
  voicemails: boolean;
  summaries: boolean;
}

/** Who is told by mail of messages and of calls that are over, queue by queue. Each choice is kept at once. */
export function QueueMails() {
  const { t } = useTranslation('callRecording');
  const queues = useList<Named>('/queues');
  const people = useList<Person>('/users');
  const active = (people.data ?? []).filter(({ status }) => status === 'active');
  return (
    <Section title={t('mail.title')} text={t('mail.text')}>
      <Paper withBorder p="md">
        <Stack gap="lg">
          {queues.data?.length === 0 && <Text c="dimmed">{t('noQueues')}</Text>}
          {queues.data?.map((queue) => (
            <Row key={queue.id} queue={queue} people={active} />
          ))}
        </Stack>
      </Paper>
    </Section>
  );
}

function Row({ queue, people }: { queue: Named; people: Person[] }) {
  const { t } = useTranslation('callRecording');
  const client = useQueryClient();
  const notify = useNotifyError();
  const path = `/queues/${queue.id}/mail`;
  const mail = useQuery({ queryKey: [path], queryFn: () => api.get<QueueMail>(path), refetchOnWindowFocus: false });
  const save = useMutation({
    mutationFn: ({ version, responsibleId, voicemails, summaries }: QueueMail) => api.put<QueueMail>(path, { responsibleId, voicemails, summaries }, version),
    onSuccess: (saved) => {
      client.setQueryData([path], saved);
      notifyDone(t('shared:state.saved'));
    },
    onError: (error) => {
      notify(error);
      void client.invalidateQueries({ queryKey: [path] });
    },
  });
  const now = mail.data;
  if (!now) return <LoadingRows rows={1} />;
  const nobody = now.responsibleId === null;
  return (
    <Stack gap="xs">
      <Select
        label={<bdi>{queue.name}</bdi>}
        placeholder={t('mail.nobody')}
        clearable
        clearButtonProps={{ 'aria-label': t('mail.nobody') }}
        disabled={save.isPending}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={now.responsibleId}
        onChange={(responsibleId) => save.mutate({ ...now, responsibleId, ...(nobody && { voicemails: true }) })}
      />
      <Group gap="lg" style={{ rowGap: 8 }}>
        {(['voicemails', 'summaries'] as const).map((kind) => (
          <Checkbox
            key={kind}
            label={t(`mail.${kind}`)}
            aria-label={`${queue.name}: ${t(`mail.${kind}`)}`}
            disabled={nobody || save.isPending}
            checked={!nobody && now[kind]}
            onChange={(event) => save.mutate({ ...now, [kind]: event.currentTarget.checked })}
          />
        ))}
      </Group>
    </Stack>
  );
}
