import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Resource, useList, useMe } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { byAvailability, type Colleague } from './colleagues';
import { PickList } from './PickList';
import classes from './pickList.module.css';

const EVERY_MILLIS = 5_000;

interface ChoiceProps {
  value: string | null;
  onChange: (id: string) => void;
}

export function QueueChoice(choice: ChoiceProps) {
  const { t } = useTranslation('desktop');
  const queues = useList<Resource & { name: string }>('/queues');
  return <PickList label={t('transfer.queue')} rows={queues.data ?? (queues.error ? [] : undefined)} {...choice} />;
}

/** Flows that callers can be sent to: those that are published. */
export function FlowChoice(choice: ChoiceProps) {
  const { t } = useTranslation('desktop');
  const flows = useList<Resource & { name: string; publishedVersion: number | null }>('/flows');
  const published = flows.data?.filter(({ publishedVersion }) => publishedVersion !== null);
  return <PickList label={t('call.transfer.flow')} rows={published ?? (flows.error ? [] : undefined)} {...choice} />;
}

/** Everybody who takes work, those who can talk now first. */
export function ColleagueChoice(choice: ChoiceProps) {
  const { t } = useTranslation('desktop');
  const me = useMe().data?.userId;
  const people = useQuery({
    queryKey: ['/colleagues'],
    queryFn: ({ signal }) => api.get<{ items: Colleague[] }>('/colleagues', undefined, signal),
    refetchInterval: EVERY_MILLIS,
    staleTime: 0,
  });
  const rows = byAvailability(people.data?.items ?? [], me).map(({ userId, name, presence }) => ({
    id: userId,
    name,
    note: (
      <span className={classes.presence} data-state={presence}>
        {t(`shared:presence.${presence}`, { defaultValue: presence })}
      </span>
    ),
  }));
  return <PickList label={t('transfer.colleague')} rows={people.isPending ? undefined : rows} {...choice} />;
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
