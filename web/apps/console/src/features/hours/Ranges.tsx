import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OFFICE, type Range } from './hours';

interface RangesProps {
  /** What the ranges belong to: a day or a date. */
  name: string;
  path: string;
  value: Range[];
  field: (path: string) => object;
  onChange: (value: Range[]) => void;
}

/** From–to ranges of one day; none means closed. */
export function Ranges({ name, path, value, field, onChange }: RangesProps) {
  const { t } = useTranslation('hours');
  const latest = value.at(-1);
  return (
    <Stack gap={4} align="flex-start">
      {value.map((_, index) => (
        <Group key={index} gap={6} wrap="nowrap" align="flex-start">
          <TextInput type="time" aria-label={t('fromOf', { name, number: index + 1 })} {...field(`${path}.${index}.from`)} />
          <Text span lh="36px" aria-hidden>–</Text>
          <TextInput type="time" aria-label={t('toOf', { name, number: index + 1 })} {...field(`${path}.${index}.to`)} />
          <ActionIcon aria-label={t('removeRange', { name, number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs" mih={36}>
        {value.length === 0 && <Text c="dimmed">{t('closed')}</Text>}
        {value.length < 10 && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} aria-label={t('addOf', { name })} onClick={() => onChange([...value, latest ? { from: latest.to, to: '' } : { ...OFFICE }])}>
            {t('addRange')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
