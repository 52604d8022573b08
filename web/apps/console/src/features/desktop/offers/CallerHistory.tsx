import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '@/shared/api';
import { useFormat } from '@/shared/i18n/format';
import type { Interaction } from '../session/protocol';
import classes from './offers.module.css';

/** What came before, at a glance while it rings. Its place is kept until it is known, so that no button moves; nothing is shown where it may not be seen. */
export function CallerHistory({ customerId, current }: { customerId: string; current: string }) {
  const { t } = useTranslation('desktop');
  const format = useFormat();
  const history = useQuery({
    queryKey: ['/interactions', 'ofCaller', customerId],
    queryFn: ({ signal }) => api.get<Page<Interaction>>('/interactions', { customerId, limit: 4 }, signal),
    retry: false,
  });
  if (history.isError) return null;
  if (!history.data) return <div className={classes.history} aria-hidden />;
  const earlier = history.data.items.filter(({ id }) => id !== current).slice(0, 2);
  return (
    <ul className={classes.history} aria-label={t('customer.earlier')}>
      {earlier.length === 0 && <li>{t('customer.noEarlier')}</li>}
      {earlier.map(({ id, channel, createdAt, subject, queueName, agentName }) => (
        <li key={id}>
          {format.date(createdAt)} · {t(`shared:channel.${channel}`, { defaultValue: channel })}
          {[subject ?? queueName, agentName].map((part) => part && <bdi key={part}> · {part}</bdi>)}
        </li>
      ))}
    </ul>
  );
}
