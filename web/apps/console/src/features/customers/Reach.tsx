import { IconDeviceMobile, IconMail, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PhoneNumber } from '@/shared/telephone';
import { Written } from '@/shared/ui';
import classes from './customers.module.css';
import type { Identity } from './types';

const signs = { phone: IconDeviceMobile, mail: IconMail, visitor: IconWorld };

/** Every address that is known, with a sign for its kind. */
export function Reach({ identities, customerId }: { identities: Identity[]; customerId?: string }) {
  const { t } = useTranslation('customers');
  if (identities.length === 0) return <>–</>;
  return (
    <ul className={classes.reach}>
      {identities.map(({ kind, value }) => {
        const Sign = signs[kind] ?? IconWorld;
        return (
          <li key={kind + value}>
            <Sign size={15} stroke={1.7} role="img" aria-label={t(`identity.${kind}`, { defaultValue: kind })} />
            {kind === 'phone' && customerId ? <PhoneNumber value={value} customerId={customerId} /> : <Written title={value}>{kind === 'visitor' ? t('identity.visitor') : value}</Written>}
          </li>
        );
      })}
    </ul>
  );
}
