import { Divider, Input, MultiSelect, NumberInput, Select, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { Overflows, Relaxations, Requirements, selections, type SetUpFormProps, useSetUpForm } from '@/shared/setUp';
import { FieldGrid, FormDrawer } from '@/shared/ui';
import { AgentCard } from './AgentCard';
import { bodyOf, orders, type Queue, type QueueValues, ringModes, valuesOf, wrapUpModes } from './queue';
import { Ranks } from './Ranks';
import { useWaitingCallers, WaitingCallers } from './WaitingCallers';

interface Person extends Resource {
  name: string;
  status: string;
  agent: object | null;
}

const hasTime = (mode: string) => ['optional', 'timed', 'requested'].includes(mode);

export function QueueForm({ item, onClose }: SetUpFormProps<Queue>) {
  const { t } = useTranslation('queues');
  const hours = useList<Resource & { name: string }>('/hours');
  const people = useList<Person>('/users');
  const needed = (value: unknown) => (value === '' ? t('numberNeeded') : null);
  const callers = useWaitingCallers(item);
  const { form, drawer, change, run } = useSetUpForm<Queue, QueueValues>({
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
      ring: { most: (most, { ring: { mode } }) => (mode === 'simultaneous' ? needed(most) : null) },
      relaxations: { afterSeconds: needed },
    },
  });
  const { autoAccept, members, overflows, ranks, requirements, relaxations, ring, wrapUp } = form.values;
  const agents = (people.data ?? []).filter(({ id, agent, status }) => members.includes(id) || ranks.some(({ userId }) => userId === id) || (agent && status !== 'deactivated'));
  const agentChoices = agents.map(({ id, name }) => ({ value: id, label: name }));
  const choices = (kind: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${kind}Of.${value}`) }));
  const save = form.onSubmit((filled) => {
    if (callers.form.validate().hasErrors) return;
    void run(async () => callers.save((await change(bodyOf(filled))).id), t('shared:state.saved'));
  });
  return (
    <FormDrawer {...drawer} onSubmit={save} size="lg">
      <TextInput label={t('name')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <Divider label={t('section.who')} labelPosition="left" />
      <Requirements label={t('requirements')} description={t('requirementsText')} value={requirements} onChange={(value) => form.setFieldValue('requirements', value)} />
      <MultiSelect
        label={t('members')}
        description={t('membersText')}
        placeholder={members.length === 0 ? t('everybody') : undefined}
        data={agentChoices}
        searchable
        {...form.getInputProps('members')}
      />
      <Ranks people={agentChoices} value={ranks} onChange={(value) => form.setFieldValue('ranks', value)} />
      <Divider label={t('section.order')} labelPosition="left" />
      <Select label={t('order')} description={t('orderText')} data={choices('order', orders)} allowDeselect={false} {...form.getInputProps('order')} />
      <NumberInput label={t('priority')} description={t('priorityText')} min={-100} max={100} allowDecimal={false} {...form.getInputProps('priority')} />
      <Select label={t('selection')} description={t('selectionText')} data={selections.map((value) => ({ value, label: t(`shared:queueParts.selectionOf.${value}`) }))} allowDeselect={false} {...form.getInputProps('selection')} />
      <Divider label={t('section.rings')} labelPosition="left" />
      <Relaxations
        value={relaxations}
        field={(index) => form.getInputProps(`relaxations.${index}.afterSeconds`)}
        onChange={(value) => form.setFieldValue('relaxations', value)}
      />
      <Divider label={t('section.offers')} labelPosition="left" />
      <Switch label={t('autoAccept')} description={t('autoAcceptText')} {...form.getInputProps('autoAccept', { type: 'checkbox' })} />
      {!autoAccept && (
        <FieldGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select label={t('ring')} description={t('ringText')} data={choices('ring', ringModes)} allowDeselect={false} {...form.getInputProps('ring.mode')} />
          {ring.mode === 'simultaneous' && (
            <NumberInput label={t('ringMost')} description={t('ringMostText')} min={1} max={10} allowDecimal={false} {...form.getInputProps('ring.most')} />
          )}
        </FieldGrid>
      )}
      <NumberInput label={t('offer')} description={t('offerText')} min={5} max={600} allowDecimal={false} {...form.getInputProps('offerTimeoutSeconds')} />
      <FieldGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select label={t('wrapUp')} data={choices('wrapUp', wrapUpModes)} allowDeselect={false} {...form.getInputProps('wrapUp.mode')} />
        {hasTime(wrapUp.mode) && <NumberInput label={t('wrapUpSeconds')} min={0} max={3600} allowDecimal={false} {...form.getInputProps('wrapUp.seconds')} />}
      </FieldGrid>
      <Divider label={t('section.waiting')} labelPosition="left" />
      <FieldGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput label={t('maxLength')} placeholder={t('unlimited')} min={1} max={100_000} allowDecimal={false} {...form.getInputProps('maxLength')} />
        <NumberInput label={t('maxWait')} placeholder={t('unlimited')} min={1} max={604_800} allowDecimal={false} {...form.getInputProps('maxWaitSeconds')} />
      </FieldGrid>
      <Text size="xs" c="dimmed">
        {t('turnedAwayText')}
      </Text>
      <Overflows own={item?.id} value={overflows} onChange={(value) => form.setFieldValue('overflows', value)} />
      {form.errors['overflows'] && <Input.Error>{form.errors['overflows']}</Input.Error>}
      <NumberInput label={t('shortAbandon')} description={t('shortAbandonText')} min={0} max={3600} allowDecimal={false} {...form.getInputProps('shortAbandonSeconds')} />
      <WaitingCallers form={callers.form} />
      <Divider label={t('section.opening')} labelPosition="left" />
      <Switch label={t('paused')} description={t('pausedText')} {...form.getInputProps('paused', { type: 'checkbox' })} />
      <Switch label={t('closed')} description={t('closedText')} {...form.getInputProps('closed', { type: 'checkbox' })} />
      <Switch label={t('emptyOnClose')} description={t('emptyOnCloseText')} {...form.getInputProps('emptyOnClose', { type: 'checkbox' })} />
      <Select
        label={t('hours')}
        description={t('hoursText')}
        placeholder={t('always')}
        data={(hours.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('always') }}
        {...form.getInputProps('hoursId')}
      />
      <FieldGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput label={t('percent')} min={1} max={100} suffix=" %" allowDecimal={false} {...form.getInputProps('serviceLevel.percent')} />
        <NumberInput label={t('within')} min={1} max={86_400} allowDecimal={false} {...form.getInputProps('serviceLevel.seconds')} />
      </FieldGrid>
      {item && <AgentCard queueId={item.id} />}
    </FormDrawer>
  );
}
