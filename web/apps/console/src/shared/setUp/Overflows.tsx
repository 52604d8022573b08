import { ActionIcon, Button, Group, Input, NumberInput, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { countedBy, type Overflow, triggers } from './queueParts';

interface OverflowsProps {
  /** The queue that overflows; absent for a new one. */
  own: string | undefined;
  value: Overflow[];
  onChange: (value: Overflow[]) => void;
}

/** Other queues that take over when there is too much waiting in this one; the first that can take a contact does. */
export function Overflows({ own, value, onChange }: OverflowsProps) {
  const { t } = useTranslation();
  const queues = (useList<Resource & { name: string }>('/queues').data ?? []).filter(({ id }) => id !== own);
  const first = queues[0];
  const set = (index: number, part: Partial<Overflow>) => onChange(value.map((overflow, at) => (at === index ? { ...overflow, ...part } : overflow)));
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('queueParts.overflows')} description={t('queueParts.overflowsText')} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={t('queueParts.overflows')}>
      <Stack gap="xs" mt={4}>
        {value.map((overflow, index) => (
          <Group key={index} gap="xs" align="flex-end">
            <Select
              flex="2 1 180px"
              miw={0}
              label={t('queueParts.overflowWhen')}
              data={triggers.map((when) => ({ value: when, label: t(`queueParts.overflowOf.${when}`) }))}
              value={overflow.when}
              onChange={(when) => when && set(index, { when: when as Overflow['when'] })}
              allowDeselect={false}
            />
            <NumberInput
              w={110}
              label={t(`queueParts.${countedBy[overflow.when]}`)}
              min={1}
              max={604_800}
              clampBehavior="strict"
              allowDecimal={false}
              value={overflow.threshold}
              onChange={(threshold) => set(index, { threshold: Number(threshold) || 1 })}
            />
            <Select
              flex="2 1 140px"
              miw={0}
              label={t('queueParts.overflowTo')}
              data={queues.map(({ id, name }) => ({ value: id, label: name }))}
              value={overflow.queueId}
              onChange={(queueId) => queueId && set(index, { queueId })}
              allowDeselect={false}
              searchable
            />
            <ActionIcon mb={4} aria-label={t('queueParts.removeOverflow', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        {first && value.length < 10 && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, { when: 'wait', threshold: 60, queueId: first.id }])}>
            {t('queueParts.addOverflow')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
