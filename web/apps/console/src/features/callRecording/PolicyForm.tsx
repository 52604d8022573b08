import { Alert, Button, Group, NumberInput, Paper, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, type Resource, useList } from '@/shared/api';
import { notifyDone, Section, showFieldErrors, useErrorText, useNotifyError } from '@/shared/ui';
import { bodyOf, type Mode, MODES, type Policy, type PolicyValues, valuesOf } from './policy';

interface NamedQueue extends Resource {
  name: string;
}

/** One form for everything; a change by somebody else in the meantime is never written over. */
export function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useTranslation('callRecording');
  const client = useQueryClient();
  const text = useErrorText();
  const notify = useNotifyError();
  const queues = useList<NamedQueue>('/queues');
  const form = useForm<PolicyValues>({
    initialValues: valuesOf(policy),
    validate: { keepDays: (value) => (typeof value === 'number' ? null : t('daysNeeded')) },
  });
  const save = useMutation({
    mutationFn: (values: PolicyValues) => api.patch<Policy>('/recordingPolicy', bodyOf(values), policy.version),
    onSuccess: (saved) => {
      client.setQueryData(['/recordingPolicy'], saved);
      notifyDone(t('shared:state.saved'));
    },
    onError: (error) => {
      if (showFieldErrors(form, error) || !(error instanceof ProblemError) || error.status !== 412) return;
      notify(error);
      void client.invalidateQueries({ queryKey: ['/recordingPolicy'] });
    },
  });
  const { values } = form;
  const choose = (queueId: string, mode: string | null) => {
    const others = Object.fromEntries(Object.entries(values.queues).filter(([id]) => id !== queueId));
    form.setFieldValue('queues', mode ? { ...others, [queueId]: mode as Mode } : others);
  };
  return (
    <form onSubmit={form.onSubmit((now) => save.mutate(now))} noValidate>
      <Section title={t('which')}>
        <Paper withBorder p="md">
          <Stack>
            <Radio.Group aria-label={t('which')} {...form.getInputProps('mode')}>
              <Stack gap="xs">
                {MODES.map((mode) => (
                  <Radio key={mode} value={mode} label={t(`mode.${mode}`)} description={t(`modeText.${mode}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea label={t('announcement')} description={t('announcementText')} maxLength={500} autosize minRows={2} dir="auto" {...form.getInputProps('announcement')} />
          </Stack>
        </Paper>
      </Section>
      <Section title={t('queues')} text={t('queuesText')}>
        <Paper withBorder p="md">
          <Stack>
            {queues.data?.length === 0 && <Text c="dimmed">{t('noQueues')}</Text>}
            {queues.data?.map(({ id, name }) => (
              <Stack key={id} gap="xs">
              <Select
                label={<bdi>{name}</bdi>}
                placeholder={t('asAll')}
                clearable
                data={MODES.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
                value={values.queues[id] ?? null}
                onChange={(mode) => choose(id, mode)}
              />
              {values.queues[id] && values.queues[id] !== 'off' && (
                <Textarea
                  aria-label={t('noticeOf', { name })}
                  placeholder={values.announcement.trim() || t('noticeNone')}
                  maxLength={500}
                  autosize
                  dir="auto"
                  value={values.notices[id] ?? ''}
                  onChange={(event) => form.setFieldValue('notices', { ...values.notices, [id]: event.currentTarget.value })}
                />
              )}
              </Stack>
            ))}
          </Stack>
        </Paper>
      </Section>
      <Section title={t('kept')}>
        <Paper withBorder p="md">
          <NumberInput label={t('keepDays')} description={t('keepDaysText')} min={0} max={36_500} allowDecimal={false} allowNegative={false} clampBehavior="blur" {...form.getInputProps('keepDays')} />
        </Paper>
      </Section>
      <Stack mt="lg">
        {save.error && <Alert color="red" variant="light" role="alert">{text(save.error)}</Alert>}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('shared:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
