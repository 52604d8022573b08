import { Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { type SetUpFormProps, useSetUpForm } from '@/shared/setUp';
import { FormDrawer } from '@/shared/ui';
import { Holidays } from './Holidays';
import { bodyOf, days, type Hours, timeZones, valuesOf } from './hours';
import { Ranges } from './Ranges';
import classes from './hours.module.css';

export function HoursForm({ item, onClose }: SetUpFormProps<Hours>) {
  const { t } = useTranslation('hours');
  const me = useMe();
  const home = me.data?.tenant.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeNeeded = (time: string) => (time ? null : t('timeNeeded'));
  const range = { from: timeNeeded, to: timeNeeded };
  const { form, drawer } = useSetUpForm({
    name: 'hours',
    path: '/hours',
    item,
    onClose,
    values: (hours: Hours | null) => valuesOf(hours, home),
    body: bodyOf,
    validate: {
      name: (name) => (name.trim() ? null : t('nameNeeded')),
      weekly: { monday: range, tuesday: range, wednesday: range, thursday: range, friday: range, saturday: range, sunday: range },
      holidays: { date: (date, { holidays }) => (!date ? t('dateNeeded') : holidays.filter((other) => other.date === date).length > 1 ? t('dateTwice') : null), open: range },
    },
  });
  const { weekly, holidays, timeZone } = form.values;
  const field = (path: string) => form.getInputProps(path);
  const likeMonday = () => form.setFieldValue('weekly', { ...weekly, ...Object.fromEntries(days.slice(1, 5).map((day) => [day, weekly.monday.map((open) => ({ ...open }))])) });
  return (
    <FormDrawer {...drawer} size="lg">
      <TextInput label={t('name')} required maxLength={200} data-autofocus {...field('name')} />
      <Select label={t('zone')} data={timeZones(home, timeZone)} searchable allowDeselect={false} {...field('timeZone')} />
      <Input.Wrapper component="fieldset" labelElement="div" label={t('week')} description={t('weekText')} className={classes.set} aria-label={t('week')}>
        <Stack gap={0} mt={4}>
          {days.map((day) => (
            <div key={day} className={classes.day} role="group" aria-label={t(`shared:day.${day}`)}>
              <span className={classes.dayName}>{t(`shared:day.${day}`)}</span>
              <Ranges name={t(`shared:day.${day}`)} path={`weekly.${day}`} value={weekly[day]} field={field} onChange={(open) => form.setFieldValue('weekly', { ...weekly, [day]: open })} />
            </div>
          ))}
        </Stack>
        <Group mt="xs">
          <Button variant="default" size="xs" leftSection={<IconCopy size={14} />} onClick={likeMonday}>
            {t('likeMonday')}
          </Button>
        </Group>
      </Input.Wrapper>
      <Holidays value={holidays} field={field} onChange={(value) => form.setFieldValue('holidays', value)} />
    </FormDrawer>
  );
}
