import { ActionIcon, Button, Checkbox, Group, Input, MultiSelect, NumberInput, Paper, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { Overflows, Relaxations, Requirements, selections } from '@/shared/setUp';
import { PARTS, type Queue, type QueueChange, unchanged, withParts } from './ask';
import classes from './whatIf.module.css';

interface QueueChangesProps {
  people: { value: string; label: string }[];
  value: QueueChange[];
  onChange: (value: QueueChange[]) => void;
}

/** Other settings for some queues, each queue once; only the simulation sees them. */
export function QueueChanges({ people, value, onChange }: QueueChangesProps) {
  const { t } = useTranslation('whatIf');
  const queues = useList<Queue>('/queues').data ?? [];
  const free = queues.filter(({ id }) => !value.some(({ queueId }) => queueId === id));
  const put = (index: number, change: QueueChange) => onChange(value.map((old, at) => (at === index ? change : old)));
  const next = free[0];
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('queues')} description={t('queuesText')} className={classes.changes} aria-label={t('queues')}>
      <Stack gap="sm" mt={4} align="flex-start">
        {value.map((change, index) => {
          const set = (part: Partial<QueueChange>) => put(index, { ...change, ...part });
          const queue = queues.find(({ id }) => id === change.queueId);
          return (
            <Paper key={change.queueId} withBorder p="sm" className={classes.whole}>
              <Stack gap="sm">
                <div className={classes.change}>
                  <Select
                    label={t('queue')}
                    allowDeselect={false}
                    data={queues.filter(({ id }) => id === change.queueId || free.some((other) => other.id === id)).map(({ id, name }) => ({ value: id, label: name }))}
                    value={change.queueId}
                    onChange={(queueId) => queueId && queueId !== change.queueId && put(index, { ...unchanged(queueId), selection: change.selection, priority: change.priority })}
                  />
                  <Select
                    label={t('selection')}
                    placeholder={t('same')}
                    clearable
                    data={selections.map((name) => ({ value: name, label: t(`shared:queueParts.selectionOf.${name}`) }))}
                    value={change.selection}
                    onChange={(selection) => set({ selection })}
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
                      onChange={(priority) => set({ priority: typeof priority === 'number' ? priority : null })}
                    />
                    <ActionIcon aria-label={t('removeChange', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Group>
                </div>
                {queue && (
                  <Checkbox.Group label={t('also')} value={PARTS.filter((part) => change[part])} onChange={(parts) => put(index, withParts(change, queue, parts))}>
                    <Group gap="sm" mt={4}>
                      {PARTS.map((part) => (
                        <Checkbox key={part} value={part} label={t(`part.${part}`)} />
                      ))}
                    </Group>
                  </Checkbox.Group>
                )}
                {change.requirements && <Requirements label={t('part.requirements')} value={change.requirements} onChange={(requirements) => set({ requirements })} />}
                {change.members && (
                  <MultiSelect
                    label={t('part.members')}
                    placeholder={change.members.length === 0 ? t('everybody') : undefined}
                    data={people}
                    searchable
                    value={change.members}
                    onChange={(members) => set({ members })}
                  />
                )}
                {change.relaxations && <Rings value={change.relaxations} onChange={(relaxations) => set({ relaxations })} />}
                {change.overflows && <Overflows own={change.queueId} value={change.overflows} onChange={(overflows) => set({ overflows })} />}
              </Stack>
            </Paper>
          );
        })}
        {next && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={() => onChange([...value, unchanged(next.id)])}>
            {t('addChange')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

type Steps = NonNullable<QueueChange['relaxations']>;

/** The steps without a form around them. */
function Rings({ value, onChange }: { value: Steps; onChange: (value: Steps) => void }) {
  const field = (index: number) => ({
    value: value[index]?.afterSeconds ?? '',
    onChange: (seconds: number | string) => onChange(value.map((step, at) => (at === index ? { ...step, afterSeconds: Number(seconds) || 1 } : step))),
  });
  return <Relaxations value={value} field={field} onChange={onChange} />;
}
