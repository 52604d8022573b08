import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, useList, useMe } from '@/shared/api';
import { type Column, DataTable, ErrorState, LoadingRows, Page, Section } from '@/shared/ui';
import { BarChart } from './BarChart';
import { dayIn, plusDays, startOf } from './days';
import { byMeter, GROUPINGS, type Grouping, type UsageSum } from './sums';
import { useWords } from './useWords';

export default function UsagePage() {
  const { t } = useTranslation('usage');
  const me = useMe();
  return (
    <Page title={t('title')} description={me.data && t('text', { zone: me.data.tenant.timeZone })}>
      {me.data ? <Usage me={me.data} /> : me.error ? <ErrorState error={me.error} onRetry={() => void me.refetch()} /> : <LoadingRows />}
    </Page>
  );
}

/** Days are the company's; the last one is included. */
function Usage({ me }: { me: Me }) {
  const { t } = useTranslation('usage');
  const zone = me.tenant.timeZone;
  const [today] = useState(() => dayIn(zone, new Date()));
  const [from, setFrom] = useState(() => plusDays(today, -29));
  const [to, setTo] = useState(today);
  const [groupBy, setGroupBy] = useState<Grouping>('day');
  const words = useWords(groupBy);
  const last = to < from ? from : to;
  const sums = useList<UsageSum>('/usage', { groupBy, from: startOf(from, zone), to: startOf(plusDays(last, 1), zone) });
  const columns: Column<UsageSum>[] = [
    ...(groupBy === 'meter' ? [] : [{ key: 'group', header: t(`by.${groupBy}`), render: (sum: UsageSum) => <bdi>{words.group(sum.group)}</bdi> }]),
    { key: 'meter', header: t('by.meter'), render: (sum) => <bdi>{words.meter(sum.meter)}</bdi> },
    { key: 'quantity', header: t('quantity'), align: 'end', render: (sum) => <span className="tabular">{words.quantity(sum)}</span> },
  ];
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" mb="lg" maw={720}>
        <TextInput type="date" label={t('from')} value={from} max={to} onChange={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)} />
        <TextInput type="date" label={t('to')} value={to} min={from} onChange={(event) => event.currentTarget.value && setTo(event.currentTarget.value)} error={to < from ? t('order') : null} />
        <Select
          label={t('groupBy')}
          allowDeselect={false}
          data={GROUPINGS.map((value) => ({ value, label: t(`by.${value}`) }))}
          value={groupBy}
          onChange={(value) => value && setGroupBy(value as Grouping)}
        />
      </SimpleGrid>
      {groupBy !== 'meter' && sums.data && sums.data.length > 0 && (
        <Section title={t('compared')}>
          {byMeter(sums.data).map(([meter, own]) => (
            <BarChart
              key={meter}
              title={words.meter(meter)}
              bars={own.map((sum) => ({ key: sum.group ?? '', label: words.group(sum.group), value: Number(sum.quantity), text: words.quantity(sum) }))}
            />
          ))}
        </Section>
      )}
      <Section title={t('figures')}>
        <DataTable
          label={t('figures')}
          query={sums}
          columns={columns}
          rowKey={(sum) => `${sum.meter} ${sum.group}`}
          empty={{ icon: IconChartBar, title: t('none'), text: t('noneText') }}
        />
      </Section>
    </>
  );
}
