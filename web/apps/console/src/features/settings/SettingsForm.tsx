import { Alert, Button, Checkbox, Group, Input, NumberInput, Paper, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '@/shared/api';
import { ChannelNumbers } from '@/shared/setUp';
import { FieldGrid, notifyDone, Section, showFieldErrors, useErrorText, useNotifyError } from '@/shared/ui';
import { Interruptions } from './Interruptions';
import { Reasons } from './Reasons';
import { bodyOf, CHANNELS, DURATIONS, languages, LIMITED, spelled, SUPERVISING, type Tenant, type TenantValues, timeZones, valuesOf } from './tenant';

const whole = { allowDecimal: false, allowNegative: false, clampBehavior: 'blur' } as const;

/** One form for everything; a change by somebody else in the meantime is never written over. */
export function SettingsForm({ tenant }: { tenant: Tenant }) {
  const { t, i18n } = useTranslation('settings');
  const client = useQueryClient();
  const text = useErrorText();
  const notify = useNotifyError();
  const number = (value: unknown) => (typeof value === 'number' ? null : t('numberNeeded'));
  const form = useForm<TenantValues>({
    initialValues: valuesOf(tenant),
    validate: {
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      settings: {
        graceSeconds: number, missedOffersToAway: number, reopenWindowSeconds: number, inactivityCloseSeconds: number, rejectCooldownSeconds: number, holdSeconds: number, secondsPerPriority: number,
        capacity: { voice: number, chat: number, message: number, mail: number, task: number },
      },
    },
  });
  const save = useMutation({
    mutationFn: (values: TenantValues) => api.patch<Tenant>('/tenant', bodyOf(values), tenant.version),
    onSuccess: (saved) => {
      client.setQueryData(['/tenant'], saved);
      notifyDone(t('shared:state.saved'));
      return client.invalidateQueries({ queryKey: ['me'] });
    },
    onError: (error) => {
      if (showFieldErrors(form, error) || !(error instanceof ProblemError) || error.status !== 412) return;
      notify(error);
      void client.invalidateQueries({ queryKey: ['/tenant'] });
    },
  });
  const { settings } = form.values;
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Section title={t('company')}>
        <Paper withBorder p="md">
          <Stack>
            <TextInput label={t('name')} maxLength={200} {...form.getInputProps('name')} />
            <FieldGrid cols={{ base: 1, xs: 2 }}>
              <Select label={t('timeZone')} description={t('timeZoneText')} searchable allowDeselect={false} data={timeZones(tenant.timeZone)} {...form.getInputProps('timeZone')} />
              <Select label={t('locale')} description={t('localeText')} searchable allowDeselect={false} data={languages(tenant.locale, i18n.language)} {...form.getInputProps('locale')} />
            </FieldGrid>
          </Stack>
        </Paper>
      </Section>
      <Section title={t('rules')}>
        <Paper withBorder p="md">
          <Stack>
            <Radio.Group label={t('disconnectedPolicy')} {...form.getInputProps('settings.disconnectedPolicy')}>
              <Stack gap="xs" mt="xs">
                <Radio value="requeue" label={t('requeue')} />
                <Radio value="keep" label={t('keep')} />
              </Stack>
            </Radio.Group>
            <NumberInput label={t('missedOffersToAway')} description={t('missedOffersToAwayText')} min={0} max={100} {...whole} {...form.getInputProps('settings.missedOffersToAway')} />
            {(Object.keys(DURATIONS) as (keyof typeof DURATIONS)[]).map((name) => (
              <NumberInput
                key={name}
                label={t(name)}
                description={`${t(`${name}Text`)} ${typeof settings[name] === 'number' ? spelled(settings[name], i18n.language) : ''}`}
                min={DURATIONS[name][0]}
                max={DURATIONS[name][1]}
                {...whole}
                {...form.getInputProps(`settings.${name}`)}
              />
            ))}
          </Stack>
        </Paper>
      </Section>
      <Section title={t('capacity')} text={t('capacityText')}>
        <Paper withBorder p="md">
          <FieldGrid cols={{ base: 1, xs: 2 }}>
            {CHANNELS.map((channel) => (
              <NumberInput
                key={channel}
                label={t(`shared:channel.${channel}`)}
                description={settings.capacity[channel] >= 1 ? t('atOnce', { count: Math.floor(100 / settings.capacity[channel]) }) : undefined}
                min={1}
                max={100}
                {...whole}
                {...form.getInputProps(`settings.capacity.${channel}`)}
              />
            ))}
          </FieldGrid>
        </Paper>
      </Section>
      <Section title={t('limits')} text={t('limitsText')}>
        <Paper withBorder p="md">
          <Stack>
            <ChannelNumbers
              label={t('limitsLabel')}
              description={t('limitsLabelText')}
              names={LIMITED.map((value) => ({ value, label: value === 'contacts' ? t('allTogether') : t(`shared:channel.${value}`) }))}
              placeholder={() => '–'}
              field={(channel) => form.getInputProps(`settings.limits.${channel}`)}
              min={0}
              max={1000}
            />
            <Interruptions value={settings.interruptions} onChange={(value) => form.setFieldValue('settings.interruptions', value)} />
          </Stack>
        </Paper>
      </Section>
      <Section title={t('supervision')} text={t('supervisionText')}>
        <Paper withBorder p="md">
          <Checkbox.Group aria-label={t('supervision')} value={settings.supervision} onChange={(value) => form.setFieldValue('settings.supervision', SUPERVISING.filter((each) => value.includes(each)))}>
            <Stack gap="xs">
              {SUPERVISING.map((each) => (
                <Checkbox key={each} value={each} label={t(`supervising.${each}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Paper>
      </Section>
      <Section title={t('reasons')} text={t('reasonsText')}>
        <Paper withBorder p="md">
          <Reasons value={settings.presenceReasons} onChange={(value) => form.setFieldValue('settings.presenceReasons', value)} />
          {form.errors['settings.presenceReasons'] && <Input.Error mt="xs">{form.errors['settings.presenceReasons']}</Input.Error>}
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
