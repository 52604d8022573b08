import { ActionIcon, Badge } from '@mantine/core';
import { IconEar, IconHeadset, IconPhone, IconUser, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/shared/telephone';
import { Written } from '@/shared/ui';
import type { Call, CallLeg } from '../session/call';
import { isLive, legsShown } from './abilities';
import classes from './call.module.css';

const signs = { customer: IconUser, agent: IconHeadset, supervisor: IconEar, outside: IconPhone };

/** Who is on the call, and how it stands with each of them. */
export function Legs({ call, customer, userId, onRemove }: { call: Call; customer: string | null; userId: string | undefined; onRemove: ((legId: string) => void) | null }) {
  const { t } = useTranslation('desktop');
  return (
    <ul className={classes.legs} aria-label={t('call.legs')}>
      {legsShown(call).map((leg) => (
        <Leg key={leg.id} leg={leg} customer={customer} own={leg.kind === 'agent' && leg.userId === userId} onRemove={onRemove} />
      ))}
    </ul>
  );
}

function Leg({ leg, customer, own, onRemove }: { leg: CallLeg; customer: string | null; own: boolean; onRemove: ((legId: string) => void) | null }) {
  const { t } = useTranslation('desktop');
  const { shown } = useNumbers();
  const Sign = signs[leg.kind];
  const address = leg.address?.startsWith('+') ? shown(leg.address) : null;
  const called = leg.name ?? (leg.kind === 'customer' ? customer : null);
  // Who calls for the first time is named after the number, which stands there anyway.
  const name = own ? t('you') : called === leg.address ? null : called;
  const state = leg.state === 'inProgress' ? null : t(`call.leg.${leg.state}`);
  return (
    <li className={classes.leg} data-state={leg.state}>
      <Sign size={17} stroke={1.7} role="img" aria-label={t(`call.kind.${leg.kind}`)} />
      <span className={classes.legName}>
        {name && <Written>{name}</Written>}
        {address && (!own || !name) && <Written>{address}</Written>}
        {!name && !address && t(`call.kind.${leg.kind}`)}
      </span>
      {state && <span className={classes.legState}>{state}</span>}
      {leg.held && <Badge size="sm" color="lamp">{t('call.held')}</Badge>}
      {leg.muted && leg.kind !== 'supervisor' && <Badge size="sm" color="gray">{t('call.muted')}</Badge>}
      {onRemove && isLive(leg) && (leg.kind === 'outside' || (leg.kind === 'agent' && !own)) && (
        <ActionIcon variant="subtle" color="gray" size={22} aria-label={t('call.consult.remove', { name: name ?? address ?? '' })} onClick={() => onRemove(leg.id)}>
          <IconX size={14} />
        </ActionIcon>
      )}
      {leg.mode && <Badge size="sm" color="gray">{t(`call.mode.${leg.mode}`)}</Badge>}
    </li>
  );
}
