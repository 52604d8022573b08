import { Button, Group, Input, Paper, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HoursValues } from './hours';
import { Ranges } from './Ranges';
import classes from './hours.module.css';

type Days = HoursValues['holidays'];

interface HolidaysProps {
  value: Days;
  field: (path: string) => object;
  onChange: (value: Days) => void;
}

/** Dates that go by their own hours, or by none. */
export function Holidays({ value, field, onChange }: HolidaysProps) {
  const { t } = useTranslation('hours');
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('holidays')} description={t('holidaysText')} className={classes.set} aria-label={t('holidays')}>
      <Stack gap="xs" mt={4} align="stretch">
        {value.map((holiday, index) => (
          <Paper key={index} withBorder p="sm">
            <Stack gap="xs">
              <Group gap="xs" align="flex-start">
                <TextInput type="date" label={t('date')} required {...field(`holidays.${index}.date`)} />
                <TextInput flex={1} miw={140} label={t('holidayName')} maxLength={200} {...field(`holidays.${index}.name`)} />
              </Group>
              <Ranges
                name={holiday.name || holiday.date || t('holidayNumber', { number: index + 1 })}
                path={`holidays.${index}.open`}
                value={holiday.open}
                field={field}
                onChange={(open) => onChange(value.map((other, at) => (at === index ? { ...other, open } : other)))}
              />
              <Group justify="flex-end">
                <Button variant="subtle" color="red" size="compact-sm" aria-label={t('removeHoliday', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
                  {t('shared:action.remove')}
                </Button>
              </Group>
            </Stack>
          </Paper>
        ))}
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, { date: '', name: '', open: [] }])}>
          {t('addHoliday')}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
