import { MultiSelect, NumberInput, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { type SetUpFormProps, SkillLevels, useSetUpForm } from '@/shared/setUp';
import { FormDrawer } from '@/shared/ui';
import { bodyOf, type Queue, selections, valuesOf, wrapUpModes } from './queue';
import { Relaxations } from './Relaxations';

interface Person extends Resource {
  name: string;
  status: string;
  agent: object | null;
}

const hasTime = (mode: string) => mode === 'optional' || mode === 'timed';

export function QueueForm({ item, onClose }: SetUpFormProps<Queue>) {
  const { t } = useTranslation('queues');
  const hours = useList<Resource & { name: string }>('/hours');
  const people = useList<Person>('/users');
  const needed = (value: unknown) => (value === '' ? t('numberNeeded') : null);
  const { form, drawer } = useSetUpForm({
    name: 'queues',
    path: '/queues',
    item,
    onClose,
    values: valuesOf,
    body: bodyOf,
    validate: {
      name: (name) => (name.trim() ? null : t('nameNeeded')),
      priority: needed,
      serviceLevel: { seconds: needed, percent: needed },
      offerTimeoutSeconds: needed,
      wrapUp: { seconds: (seconds, { wrapUp: { mode } }) => (hasTime(mode) ? needed(seconds) : null) },
      relaxations: { afterSeconds: needed },
    },
  });
  const { members, requirements, relaxations, wrapUp } = form.values;
  const agents = (people.data ?? []).filter(({ id, agent, status }) => members.includes(id) || (agent && status !== 'deactivated'));
  const choices = (kind: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${kind}Of.${value}`) }));
  return (
    <FormDrawer {...drawer} size="lg">
      <TextInput label={t('name')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <Switch label={t('closed')} description={t('closedText')} {...form.getInputProps('closed', { type: 'checkbox' })} />
      <Select
        label={t('hours')}
        description={t('hoursText')}
        placeholder={t('always')}
        data={(hours.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('always') }}
        {...form.getInputProps('hoursId')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput label={t('percent')} min={1} max={100} suffix=" %" allowDecimal={false} {...form.getInputProps('serviceLevel.percent')} />
        <NumberInput label={t('within')} min={1} max={86_400} allowDecimal={false} {...form.getInputProps('serviceLevel.seconds')} />
      </SimpleGrid>
      <NumberInput label={t('priority')} description={t('priorityText')} min={-100} max={100} allowDecimal={false} {...form.getInputProps('priority')} />
      <SkillLevels label={t('requirements')} description={t('requirementsText')} levelLabel={t('minimum')} value={requirements} onChange={(value) => form.setFieldValue('requirements', value)} />
      <Relaxations
        value={relaxations}
        field={(index) => form.getInputProps(`relaxations.${index}.afterSeconds`)}
        onChange={(value) => form.setFieldValue('relaxations', value)}
      />
      <MultiSelect
        label={t('members')}
        description={t('membersText')}
        placeholder={members.length === 0 ? t('everybody') : undefined}
        data={agents.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        {...form.getInputProps('members')}
      />
      <Select label={t('selection')} description={t('selectionText')} data={choices('selection', selections)} allowDeselect={false} {...form.getInputProps('selection')} />
      <NumberInput label={t('offer')} description={t('offerText')} min={5} max={600} allowDecimal={false} {...form.getInputProps('offerTimeoutSeconds')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select label={t('wrapUp')} data={choices('wrapUp', wrapUpModes)} allowDeselect={false} {...form.getInputProps('wrapUp.mode')} />
        {hasTime(wrapUp.mode) && <NumberInput label={t('wrapUpSeconds')} min={0} max={3600} allowDecimal={false} {...form.getInputProps('wrapUp.seconds')} />}
      </SimpleGrid>
    </FormDrawer>
  );
}
