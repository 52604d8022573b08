import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '@/shared/i18n/format';
import { PhoneNumber } from '@/shared/telephone';
import { At, Section, Written } from '@/shared/ui';
import classes from './interactions.module.css';
import { Recordings } from './recordings/Recordings';
import type { Interaction, InteractionCall } from './types';

/** What there is to know of a call: between whom, how long, who was on it, and what was recorded. */
export function CallTab({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation('interactions');
  const { call } = interaction;
  return (
    <>
      {call && (
        <Section>
          <dl className={classes.callFacts}>
            <Fact name={t('call.from')}>{call.from ? <PhoneNumber value={call.from} customerId={interaction.direction === 'inbound' ? interaction.customer.id : undefined} /> : '–'}</Fact>
            <Fact name={t('call.to')}>{call.to ? <PhoneNumber value={call.to} customerId={interaction.direction === 'outbound' ? interaction.customer.id : undefined} /> : '–'}</Fact>
            <Fact name={t('call.answered')}>{call.answeredAt ? <At instant={call.answeredAt} /> : t('call.notAnswered')}</Fact>
            {call.answeredAt && call.state === 'ended' && (
              <Fact name={t('call.length')}>
                <span className="tabular">{clock((Date.parse(call.since) - Date.parse(call.answeredAt)) / 1000)}</span>
              </Fact>
            )}
          </dl>
        </Section>
      )}
      <Section title={t('recording.title')} text={t('recording.text')}>
        <Recordings interactionId={interaction.id} />
      </Section>
      {call && call.legs.length > 0 && (
        <Section title={t('call.legs')}>
          <ul className={classes.legs}>
            {call.legs.map((leg) => (
              <Leg key={leg.id} leg={leg} customer={interaction.customer.name} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Leg({ leg, customer }: { leg: InteractionCall['legs'][number]; customer: string | null }) {
  const { t } = useTranslation('interactions');
  const called = leg.name ?? (leg.kind === 'customer' ? customer : null);
  const name = called === leg.address ? null : called;
  return (
    <li>
      <strong>{name ? <Written>{name}</Written> : t(`call.kind.${leg.kind}`)}</strong>
      {leg.address?.startsWith('+') && <PhoneNumber value={leg.address} />}
      <Text component="span" c="dimmed">
        {[name && t(`call.kind.${leg.kind}`), t(`call.leg.${leg.state}`)].filter(Boolean).join(' · ')} · <At instant={leg.since} form="time" />
      </Text>
    </li>
  );
}
