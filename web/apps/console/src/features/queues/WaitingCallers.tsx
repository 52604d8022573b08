import { Divider, NumberInput, SimpleGrid, Switch, Textarea } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { SoundSelect } from '@/shared/sounds';
import type { Queue } from './queue';
import { saysNothing, type Waiting, waitingBody, waitingOf, type WaitingValues } from './waiting';

/** What callers hear in a queue. It has a version of its own and is saved after the queue. */
export function useWaitingCallers(queue: Queue | null) {
  const { t } = useTranslation('queues');
  const path = (id: string) => `/queues/${id}/waiting`;
  const known = useQuery({ queryKey: ['/queues', queue?.id, 'waiting'], queryFn: () => api.get<Waiting>(path(queue?.id ?? '')), enabled: queue !== null, refetchOnWindowFocus: false, gcTime: 0 });
  const form = useForm<WaitingValues>({
    initialValues: waitingOf(null),
    validate: {
      seconds: (seconds, { announced }) => (announced && seconds === '' ? t('numberNeeded') : null),
      words: (_, values) => (saysNothing(values) ? t('waitingNeeded') : null),
    },
  });
  const { initialize } = form;
  useEffect(() => {
    if (known.data) initialize(waitingOf(known.data));
  }, [known.data, initialize]);
  const save = async (id: string) => {
    if (form.isDirty()) await api.put<Waiting>(path(id), waitingBody(form.values), known.data?.version ?? 0);
  };
  return { form, save };
}

export function WaitingCallers({ form }: { form: UseFormReturnType<WaitingValues> }) {
  const { t } = useTranslation('queues');
  return (
    <>
      <Divider label={t('section.callers')} labelPosition="left" />
      <SoundSelect label={t('music')} description={t('musicText')} none={t('carriersMusic')} value={form.values.musicId} onChange={(id) => form.setFieldValue('musicId', id)} />
      <Switch label={t('announced')} description={t('announcedText')} {...form.getInputProps('announced', { type: 'checkbox' })} />
      {form.values.announced && (
        <>
          <NumberInput label={t('announceEvery')} min={10} max={3600} allowDecimal={false} {...form.getInputProps('seconds')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Switch label={t('sayPosition')} {...form.getInputProps('position', { type: 'checkbox' })} />
            <Switch label={t('sayWait')} {...form.getInputProps('estimatedWait', { type: 'checkbox' })} />
          </SimpleGrid>
          <Textarea label={t('waitingWords')} description={t('waitingWordsText')} maxLength={500} autosize minRows={2} dir="auto" {...form.getInputProps('words')} />
        </>
      )}
    </>
  );
}
