import { ActionIcon, CopyButton, Text, Title, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconDeviceMobile, IconMail, IconWorld, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { PhoneNumber } from '@/shared/telephone';
import { LoadingRows, PersonMark, Written } from '@/shared/ui';
import type { Identity, Interaction } from '../session/protocol';
import { Known } from '../card/Known';
import classes from './customer.module.css';
import { History } from './History';
import { customerIdOf, customerName } from './names';

interface Customer {
  id: string;
  name: string | null;
  identities: Identity[];
  attributes: Record<string, unknown>;
  createdAt: string;
}

const signs = { phone: IconDeviceMobile, mail: IconMail, visitor: IconWorld };

/** Who the customer is and what happened before, on every channel. */
export function CustomerPanel({ interaction, onClose }: { interaction: Interaction; onClose?: () => void }) {
  const { t } = useTranslation('desktop');
  const customerId = customerIdOf(interaction);
  const customer = useQuery({
    queryKey: ['/customers', 'one', customerId],
    queryFn: () => api.get<Customer>(`/customers/${customerId}`),
    enabled: customerId !== null,
  });
  const name = customerName(customer.data ?? interaction.customer, t('unknownCustomer'));
  const identities = customer.data?.identities ?? interaction.customer?.identities ?? [];
  const attributes = Object.entries(customer.data?.attributes ?? {}).filter(([, value]) => typeof value !== 'object');
  return (
    <aside className={classes.panel} aria-label={t('customer.title')}>
      <header className={classes.head}>
        <PersonMark id={customerId ?? interaction.id} name={customer.data?.name ?? interaction.customer?.name ?? null} size={44} />
        <div className={classes.who}>
          <Title order={2} className={classes.name}>
            <Written>{name}</Written>
          </Title>
          <Text size="xs" c="dimmed">
            {t('customer.title')}
          </Text>
        </div>
        {onClose && (
          <ActionIcon onClick={onClose} aria-label={t('shared:action.close')}>
            <IconX size={18} />
          </ActionIcon>
        )}
      </header>
      <section className={classes.block}>
        <Title order={3} className={classes.blockTitle}>{t('customer.reach')}</Title>
        {identities.length === 0 && <Text c="dimmed">{t('customer.noIdentities')}</Text>}
        <ul className={classes.identities}>
          {identities.map((identity) => {
            const Sign = signs[identity.kind] ?? IconWorld;
            return (
              <li key={`${identity.kind}${identity.value}`}>
                <Sign size={16} stroke={1.7} role="img" aria-label={t(`identity.${identity.kind}`)} />
                <span className={classes.value}>
                  {identity.kind === 'phone' ? <PhoneNumber value={identity.value} customerId={customerId ?? undefined} /> : <Written>{identity.kind === 'visitor' ? t('identity.visitor') : identity.value}</Written>}
                </span>
                <CopyButton value={identity.value}>
                  {({ copied, copy }) => (
                    <Tooltip label={copied ? t('shared:state.copied') : t('shared:action.copy')}>
                      <ActionIcon size="sm" onClick={copy} aria-label={`${t('shared:action.copy')}: ${identity.value}`}>
                        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                      </ActionIcon>
                    </Tooltip>
                  )}
                </CopyButton>
              </li>
            );
          })}
        </ul>
      </section>
      <Known page={interaction.page} lookedUp={interaction.lookedUp} />
      {(attributes.length > 0 || interaction.subject) && (
        <section className={classes.block}>
          <Title order={3} className={classes.blockTitle}>{t('customer.details')}</Title>
          <dl className={classes.details}>
            {interaction.subject && <Detail name={t('customer.subject')} value={interaction.subject} />}
            {attributes.map(([key, value]) => (
              <Detail key={key} name={key} value={String(value)} />
            ))}
          </dl>
        </section>
      )}
      <section className={classes.block}>
        <Title order={3} className={classes.blockTitle}>{t('customer.earlier')}</Title>
        {customerId ? <History customerId={customerId} current={interaction.id} /> : <Text c="dimmed">{t('customer.noEarlier')}</Text>}
        {customer.isPending && customerId && <LoadingRows rows={2} />}
      </section>
    </aside>
  );
}

function Detail({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Written>{value}</Written>
      </dd>
    </div>
  );
}
