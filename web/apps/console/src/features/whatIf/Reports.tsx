import { Table, Text, Title } from '@mantine/core';
import { IconHistoryOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clock, useFormat } from '@/shared/i18n/format';
import { EmptyState } from '@/shared/ui';
import { type Answer, FIGURES, type Form, pairs, verdict } from './ask';
import classes from './whatIf.module.css';

/** Both reports side by side, a table for each queue; the difference says in words and colour whether it got better. */
export function Reports({ answer }: { answer: Answer }) {
  const { t } = useTranslation('whatIf');
  const format = useFormat();
  const written = (form: Form, value: number) =>
    form === 'time' ? clock(Math.round(value)) : form === 'percent' ? `${format.number(Math.round(value * 1000) / 10)} %` : format.number(value);
  const signed = (form: Form, value: number) => (value === 0 ? '–' : `${value > 0 ? '+' : '−'}${written(form, Math.abs(value))}`);
  if (answer.contacts === 0) return <EmptyState icon={IconHistoryOff} title={t('nothing')} text={t('nothingText')} />;
  return (
    <>
      <Text c="dimmed" mb="md">
        {t('restsOn', { contacts: format.number(answer.contacts), shifts: format.number(answer.shifts) })}{' '}
        {answer.meanPatienceSeconds !== null && t('patience', { time: clock(answer.meanPatienceSeconds) })}{' '}
        {t('occupancy', { before: written('percent', answer.asItIs.occupancy), after: written('percent', answer.changed.occupancy) })}
      </Text>
      <div className={classes.reports}>
        {pairs(answer).map(({ before, after }) => (
          <section key={before.queueId} className={classes.report}>
            <Title order={2}>
              <bdi>{before.name}</bdi>
            </Title>
            <Table aria-label={before.name} className={classes.figures} verticalSpacing={6} horizontalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('figure')}</Table.Th>
                  <Table.Th ta="end">{t('asItIs')}</Table.Th>
                  <Table.Th ta="end">{t('changed')}</Table.Th>
                  <Table.Th ta="end">{t('difference')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {FIGURES.map(({ name, form, better }) => (
                  <Table.Tr key={name}>
                    <Table.Th scope="row">{t(`figureOf.${name}`)}</Table.Th>
                    <Table.Td ta="end">{written(form, before[name])}</Table.Td>
                    <Table.Td ta="end">{written(form, after[name])}</Table.Td>
                    <Table.Td ta="end" data-verdict={verdict(before[name], after[name], better)}>
                      <bdi dir="ltr">{signed(form, after[name] - before[name])}</bdi>
                      {verdict(before[name], after[name], better) !== 'same' && (
                        <span className="visually-hidden"> {t(`verdict.${verdict(before[name], after[name], better)}`)}</span>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </div>
    </>
  );
}
