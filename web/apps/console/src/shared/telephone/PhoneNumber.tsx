import { UnstyledButton } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDial } from './dialling';
import { useNumbers } from './numbers';
import classes from './telephone.module.css';

/** A number as people read it; for those who make calls, a button that calls it. */
export function PhoneNumber({ value, customerId }: { value: string; customerId?: string | undefined }) {
  const { t } = useTranslation();
  const { shown } = useNumbers();
  const dial = useDial();
  const number = shown(value);
  const text = (
    <bdi dir="ltr" className="tabular">
      {number}
    </bdi>
  );
  if (!dial) return text;
  return (
    <UnstyledButton className={classes.number} onClick={() => dial({ number: value, customerId })} aria-label={t('telephone.call', { number })} title={t('telephone.call', { number })}>
      {text}
      <IconPhone size={14} aria-hidden />
    </UnstyledButton>
  );
}
