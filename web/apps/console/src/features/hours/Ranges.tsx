import { ActionIcon, Button, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OFFICE, type Range } from './hours';
import classes from './hours.module.css';

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
  const add = () => onChange([...value, latest ? { from: latest.to, to: '' } : { ...OFFICE }]);
  return (
    <Stack gap={4} align="flex-start">
      {value.map((_, index) => (
        <Group key={index} gap={4} wrap="nowrap" align="flex-start" maw="100%">
          <TextInput type="time" className={classes.time} aria-label={t('fromOf', { name, number: index + 1 })} {...field(`${path}.${index}.from`)} />
          <Text span lh="36px" aria-hidden>–</Text>
          <TextInput type="time" className={classes.time} aria-label={t('toOf', { name, number: index + 1 })} {...field(`${path}.${index}.to`)} />
          <ActionIcon aria-label={t('removeRange', { name, number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
            <IconTrash size={16} />
          </ActionIcon>
          {index === value.length - 1 && value.length < 10 && (
            <Tooltip label={t('addRange')}>
              <ActionIcon aria-label={t('addOf', { name })} onClick={add}>
                <IconPlus size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      ))}
      {value.length === 0 && (
        <Group gap="xs" mih={36}>
          <Text c="dimmed">{t('closed')}</Text>
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} aria-label={t('addOf', { name })} onClick={add}>
            {t('addRange')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
