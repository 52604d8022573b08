import { Stack } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SetUpPage } from '@/shared/setUp';
import { days, type Hours } from './hours';
import { HoursForm } from './HoursForm';

export default function HoursPage() {
  const { t } = useTranslation('hours');
  return (
    <SetUpPage<Hours>
      name="hours"
      path="/hours"
      icon={IconClockHour4}
      Form={HoursForm}
      columns={[
        { key: 'name', header: t('name'), render: (hours) => <bdi>{hours.name}</bdi> },
        { key: 'week', header: t('week'), render: (hours) => <Week hours={hours} /> },
        { key: 'zone', header: t('zone'), render: (hours) => <bdi>{hours.timeZone}</bdi> },
        { key: 'holidays', header: t('holidays'), align: 'end', width: 110, render: (hours) => hours.holidays.length },
      ]}
    />
  );
}

/** Days one after the other with the same hours share a line. */
function Week({ hours }: { hours: Hours }) {
  const { t } = useTranslation('hours');
  const lines: { first: string; last: string; open: string }[] = [];
  for (const day of days) {
    const open = hours.weekly.filter((range) => range.day === day).map((range) => `${range.from}–${range.to}`).join(t('and'));
    const before = lines.at(-1);
    if (before?.open === open) before.last = day;
    else lines.push({ first: day, last: day, open });
  }
  const name = (day: string) => t(`shared:day.${day}`);
  return (
    <Stack gap={0}>
      {lines
        .filter(({ open }) => open)
        .map(({ first, last, open }) => (
          <span key={first}>
            {first === last ? name(first) : `${name(first)} – ${name(last)}`} <bdi className="tabular">{open}</bdi>
          </span>
        ))}
      {lines.every(({ open }) => !open) && <span>{t('neverOpen')}</span>}
    </Stack>
  );
}
