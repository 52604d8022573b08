import { ActionIcon, Button, Group, Input, NumberInput, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { type QueueChange, SELECTIONS } from './ask';
import classes from './whatIf.module.css';

/** Other settings for some queues, each queue once; only the simulation sees them. */
export function QueueChanges({ value, onChange }: { value: QueueChange[]; onChange: (value: QueueChange[]) => void }) {
  const { t } = useTranslation('whatIf');
  const queues = useList<{ id: string; name: string }>('/queues').data ?? [];
  const free = queues.filter(({ id }) => !value.some(({ queueId }) => queueId === id));
  const set = (index: number, part: Partial<QueueChange>) => onChange(value.map((old, at) => (at === index ? { ...old, ...part } : old)));
  const next = free[0];
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('queues')} description={t('queuesText')} className={classes.changes} aria-label={t('queues')}>
      <Stack gap="sm" mt={4} align="flex-start">
        {value.map((change, index) => (
          <div key={change.queueId} className={classes.change}>
            <Select
              label={t('queue')}
              allowDeselect={false}
              data={queues.filter(({ id }) => id === change.queueId || free.some((other) => other.id === id)).map(({ id, name }) => ({ value: id, label: name }))}
              value={change.queueId}
              onChange={(queueId) => queueId && set(index, { queueId })}
            />
            <Select
              label={t('selection')}
              placeholder={t('same')}
              clearable
              data={SELECTIONS.map((name) => ({ value: name, label: t(`selectionOf.${name}`) }))}
              value={change.selection}
              onChange={(selection) => set(index, { selection })}
            />
            <Group gap="xs" wrap="nowrap" align="flex-end">
              <NumberInput
                flex={1}
                label={t('priority')}
                placeholder={t('same')}
                min={-100}
                max={100}
                allowDecimal={false}
                value={change.priority ?? ''}
                onChange={(priority) => set(index, { priority: typeof priority === 'number' ? priority : null })}
              />
              <ActionIcon aria-label={t('removeChange', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          </div>
        ))}
        {next && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={() => onChange([...value, { queueId: next.id, selection: null, priority: null }])}>
            {t('addChange')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
