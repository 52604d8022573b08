import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingRows } from '@/shared/ui';
import classes from './pickList.module.css';

export interface PickRow {
  id: string;
  name: string;
  /** What else there is to know about it, at the end of its line. */
  note?: ReactNode;
}

interface PickListProps {
  label: string;
  /** Absent while they are fetched. */
  rows: PickRow[] | undefined;
  value: string | null;
  onChange: (id: string) => void;
}

/** One out of many: the list stands open under a field that narrows it, and so never lies over the buttons below. */
export function PickList({ label, rows, value, onChange }: PickListProps) {
  const { t } = useTranslation('desktop');
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const found = (rows ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <TextInput data-autofocus label={label} placeholder={t('shared:action.search')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      {!rows && <LoadingRows rows={2} />}
      {rows && found.length === 0 && <Text c="dimmed">{t('transfer.nobody')}</Text>}
      {found.length > 0 && (
        <Radio.Group value={value} onChange={onChange} aria-label={label}>
          <Stack gap={0} className={classes.rows ?? ''}>
            {found.map(({ id, name, note }) => (
              <Radio.Card key={id} value={id} className={classes.row ?? ''} withBorder={false}>
                <Radio.Indicator size="sm" />
                <span className={classes.name}>
                  <bdi>{name}</bdi>
                </span>
                {note}
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
      )}
    </>
  );
}
