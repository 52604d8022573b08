import { Button, Group, Input, NumberInput, Paper, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RelaxedStep } from './queueParts';
import { Requirements } from './Requirements';

interface RelaxationsProps {
  value: RelaxedStep[];
  field: (index: number) => object;
  onChange: (value: RelaxedStep[]) => void;
}

/** Steps in which a queue asks for less, so that nobody waits for ever for the perfect agent. */
export function Relaxations({ value, field, onChange }: RelaxationsProps) {
  const { t } = useTranslation();
  const latest = value.at(-1);
  const add = () => onChange([...value, { afterSeconds: (Number(latest?.afterSeconds) || 0) + 60, requirements: [] }]);
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('queueParts.relaxations')} description={t('queueParts.relaxationsText')} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={t('queueParts.relaxations')}>
      <Stack gap="xs" mt={4}>
        {value.map((step, index) => (
          <Paper key={index} withBorder p="sm">
            <Stack gap="xs">
              <Group gap="xs" align="flex-end" justify="space-between">
                <NumberInput label={t('queueParts.after')} w={180} min={1} max={86_400} allowDecimal={false} {...field(index)} />
                <Button variant="subtle" color="red" size="xs" aria-label={t('queueParts.removeStep', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
                  {t('action.remove')}
                </Button>
              </Group>
              <Requirements
                label={t('queueParts.stillAsked')}
                value={step.requirements}
                onChange={(requirements) => onChange(value.map((other, at) => (at === index ? { ...other, requirements } : other)))}
              />
            </Stack>
          </Paper>
        ))}
        {value.length < 10 && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={add}>
            {t('queueParts.addStep')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
