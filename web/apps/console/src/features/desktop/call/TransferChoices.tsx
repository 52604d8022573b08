import { Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Resource, useList, useMe } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { LoadingRows } from '@/shared/ui';
import classes from './call.module.css';
import { byAvailability, type Colleague } from './colleagues';

const EVERY_MILLIS = 5_000;
/** The choices belong to the dialog that asks for them, not to the end of the page; they open when asked, as they cover its buttons. */
const inDrawer = { withinPortal: false };

export function QueueChoice({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('desktop');
  const queues = useList<Resource & { name: string }>('/queues');
  return (
    <Select
      data-autofocus
      searchable
      openOnFocus={false}
      comboboxProps={inDrawer}
      label={t('call.transfer.queue')}
      placeholder={t('transfer.choose')}
      nothingFoundMessage={t('transfer.nobody')}
      data={(queues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** Flows that callers can be sent to: those that are published. */
export function FlowChoice({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('desktop');
  const flows = useList<Resource & { name: string; publishedVersion: number | null }>('/flows');
  return (
    <Select
      data-autofocus
      searchable
      openOnFocus={false}
      comboboxProps={inDrawer}
      label={t('call.transfer.flow')}
      placeholder={t('transfer.choose')}
      nothingFoundMessage={t('transfer.nobody')}
      data={(flows.data ?? []).filter(({ publishedVersion }) => publishedVersion !== null).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** Everybody who takes work, those who can talk now first. */
export function ColleagueChoice({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const { t } = useTranslation('desktop');
  const me = useMe().data?.userId;
  const [wanted, setWanted] = useState('');
  const people = useQuery({
    queryKey: ['/colleagues'],
    queryFn: ({ signal }) => api.get<{ items: Colleague[] }>('/colleagues', undefined, signal),
    refetchInterval: EVERY_MILLIS,
    staleTime: 0,
  });
  if (people.isPending) return <LoadingRows rows={3} />;
  const found = byAvailability(people.data?.items ?? [], me, wanted);
  return (
    <>
      <TextInput data-autofocus label={t('call.transfer.colleague')} placeholder={t('shared:action.search')} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
      {found.length === 0 && <Text c="dimmed">{t('transfer.nobody')}</Text>}
      <Radio.Group value={value} onChange={onChange} aria-label={t('call.transfer.colleague')}>
        <Stack gap={0} className={classes.colleagues ?? ''}>
          {found.map(({ userId, name, presence }) => (
            <Radio.Card key={userId} value={userId} className={classes.colleague ?? ''} withBorder={false}>
              <Radio.Indicator size="sm" />
              <span className={classes.colleagueName}>
                <bdi>{name}</bdi>
              </span>
              <span className={classes.presence} data-state={presence}>
                {t(`shared:presence.${presence}`, { defaultValue: presence })}
              </span>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}

/** A number outside; what will be dialled stands below as it is understood. */
export function NumberField({ initial = '', label, onChange }: { initial?: string; label?: string; onChange: (number: string | null) => void }) {
  const { t } = useTranslation('desktop');
  const { shown, dialled } = useNumbers();
  const [typed, setTyped] = useState(initial);
  const number = dialled(typed);
  return (
    <TextInput
      data-autofocus
      type="tel"
      dir="ltr"
      autoComplete="off"
      label={label ?? t('call.transfer.number')}
      description={number ? t('call.dials', { number: `\u2066${shown(number)}\u2069` }) : t('call.numberText')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(dialled(event.currentTarget.value));
      }}
    />
  );
}
