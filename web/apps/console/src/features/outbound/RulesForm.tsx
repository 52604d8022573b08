import { Alert, Button, Checkbox, Group, MultiSelect, NumberInput, Paper, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getCountries } from 'libphonenumber-js/min';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, type Resource, useList } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { FieldGrid, notifyDone, Section, useErrorText } from '@/shared/ui';
import { bodyOf, type Limits, LIMITS, ratesOf, type Rules, type RuleValues, valuesOf } from './rules';

const whole = { allowDecimal: false, allowNegative: false, clampBehavior: 'blur' } as const;

/** One form for all rules; a change by somebody else in the meantime is never written over. */
export function RulesForm({ rules }: { rules: Rules }) {
  const { t, i18n } = useTranslation('outbound');
  const client = useQueryClient();
  const text = useErrorText();
  const { shown } = useNumbers();
  const queues = useList<Resource & { name: string }>('/queues');
  const number = (value: unknown) => (typeof value === 'number' ? null : t('numberNeeded'));
  const form = useForm<RuleValues>({
    initialValues: valuesOf(rules),
    validate: {
      from: (value, { isQuiet }) => (isQuiet && !value ? t('timeNeeded') : null),
      to: (value, { isQuiet }) => (isQuiet && !value ? t('timeNeeded') : null),
      currency: (value, { hasSpend }) => (hasSpend && !/^[A-Za-z]{3}$/.test(value.trim()) ? t('currencyNeeded') : null),
      perDay: (value, { hasSpend }) => (hasSpend ? number(value) : null),
      perMinute: (value, { hasSpend }) => (hasSpend ? number(value) : null),
      rates: (value, { hasSpend }) => (hasSpend && !ratesOf(value) ? t('ratesNeeded') : null),
      limits: { callsPerMinute: number, callsPerDay: number, minutesPerDay: number, longestCallMinutes: number },
    },
  });
  const save = useMutation({
    mutationFn: (values: RuleValues) => api.put<Rules>('/outbound-rules', bodyOf(values), rules.version),
    onSuccess: (saved) => {
      client.setQueryData(['/outbound-rules'], saved);
      notifyDone(t('shared:state.saved'));
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 412) void client.invalidateQueries({ queryKey: ['/outbound-rules'] });
    },
  });
  const own = rules.numbers.map(({ entryPointId, number: value }) => ({ value: entryPointId, label: `\u2066${shown(value)}\u2069` }));
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const countries = getCountries()
    .filter((code) => /^[A-Z]{2}$/.test(code) && !['AC', 'TA', 'XK'].includes(code))
    .map((value) => ({ value: value as string, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      {own.length === 0 && <Alert variant="light" mb="lg">{t('noNumbers')}</Alert>}
      <Section title={t('callerId')} text={t('callerIdText')}>
        <Paper withBorder p="md">
          <Stack>
            <Select label={t('usual')} placeholder={t('oldest')} clearable clearButtonProps={{ 'aria-label': t('oldest') }} data={own} {...form.getInputProps('callerIdEntryPointId')} value={form.values.callerIdEntryPointId || null} />
            {(queues.data ?? []).map((queue) => (
              <Select
                key={queue.id}
                label={<bdi>{queue.name}</bdi>}
                placeholder={t('asUsual')}
                clearable
                clearButtonProps={{ 'aria-label': t('asUsual') }}
                data={own}
                value={form.values.callerIds[queue.id] || null}
                onChange={(value) => form.setFieldValue(`callerIds.${queue.id}`, value ?? '')}
              />
            ))}
            <Select
              label={t('queue')}
              description={t('queueText')}
              placeholder={t('firstQueue')}
              clearable
              clearButtonProps={{ 'aria-label': t('firstQueue') }}
              data={(queues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('queueId')}
              value={form.values.queueId || null}
            />
            <Select
              label={t('webQueue')}
              description={t('webQueueText')}
              placeholder={t('noWebQueue')}
              clearable
              clearButtonProps={{ 'aria-label': t('noWebQueue') }}
              data={(queues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('webCallbackQueueId')}
              value={form.values.webCallbackQueueId || null}
            />
          </Stack>
        </Paper>
      </Section>
      <Section title={t('where')} text={t('whereText')}>
        <Paper withBorder p="md">
          <Stack>
            <MultiSelect label={t('countries')} description={t('countriesText')} searchable clearable data={countries} {...form.getInputProps('countries')} />
            <Checkbox label={t('premium')} {...form.getInputProps('premium', { type: 'checkbox' })} />
            <Checkbox label={t('satellite')} {...form.getInputProps('satellite', { type: 'checkbox' })} />
          </Stack>
        </Paper>
      </Section>
      <Section title={t('quiet')} text={t('quietText')}>
        <Paper withBorder p="md">
          <Stack>
            <Checkbox label={t('isQuiet')} {...form.getInputProps('isQuiet', { type: 'checkbox' })} />
            {form.values.isQuiet && (
              <Group>
                <TextInput type="time" label={t('from')} {...form.getInputProps('from')} />
                <TextInput type="time" label={t('to')} {...form.getInputProps('to')} />
              </Group>
            )}
          </Stack>
        </Paper>
      </Section>
      <Section title={t('limits')} text={t('limitsText')}>
        <Paper withBorder p="md">
          <Stack>
            {!rules.verified && <Alert variant="light">{t('unverified')}</Alert>}
            <FieldGrid cols={{ base: 1, xs: 2 }}>
              {(Object.keys(LIMITS) as (keyof Limits)[]).map((name) => (
                <NumberInput
                  key={name}
                  label={t(name)}
                  description={rules.limitsNow[name] < rules.limits[name] ? t('now', { count: rules.limitsNow[name] }) : undefined}
                  min={1}
                  max={LIMITS[name]}
                  {...whole}
                  {...form.getInputProps(`limits.${name}`)}
                />
              ))}
            </FieldGrid>
          </Stack>
        </Paper>
      </Section>
      <Section title={t('spend')} text={t('spendText')}>
        <Paper withBorder p="md">
          <Stack>
            <Checkbox label={t('hasSpend')} {...form.getInputProps('hasSpend', { type: 'checkbox' })} />
            {form.values.hasSpend && (
              <>
                <FieldGrid cols={{ base: 1, xs: 3 }}>
                  <NumberInput label={t('perDay')} min={0} max={1_000_000} decimalScale={2} allowNegative={false} {...form.getInputProps('perDay')} />
                  <NumberInput label={t('perMinute')} min={0} max={1_000_000} decimalScale={6} allowNegative={false} {...form.getInputProps('perMinute')} />
                  <TextInput label={t('currency')} maxLength={3} dir="ltr" {...form.getInputProps('currency')} />
                </FieldGrid>
                <Textarea label={t('rates')} description={t('ratesText')} placeholder={'+44 0.02\n+1876 0.35'} autosize minRows={3} dir="ltr" {...form.getInputProps('rates')} />
              </>
            )}
          </Stack>
        </Paper>
      </Section>
      <Stack mt="lg">
        {save.error && (
          <Alert color="red" variant="light" role="alert">
            {text(save.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('shared:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
