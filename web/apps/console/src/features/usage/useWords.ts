import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { useFormat } from '@/shared/i18n/format';
import type { Grouping, UsageSum } from './sums';

interface Named {
  id: string;
  name: string;
}

/** How meters, groups and quantities are called and written. */
export function useWords(grouping: Grouping) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const queues = useList<Named>('/queues');
  const users = useList<Named>('/users');
  const names = new Map([...(queues.data ?? []), ...(users.data ?? [])].map(({ id, name }) => [id, name]));
  const meter = (name: string) => t(`meter.${name}`, { defaultValue: name.replace(/^custom\./, '') });
  return {
    meter,
    group: (group: string | null): string => {
      if (group === null) return t('without');
      if (grouping === 'meter') return meter(group);
      if (grouping === 'day') return format.date(`${group}T12:00:00`);
      if (grouping === 'channel') return t(`shared:channel.${group}`, { defaultValue: group });
      return names.get(group) ?? `…${group.slice(-6)}`;
    },
    quantity: ({ quantity, unit }: UsageSum): string => {
      const value = Number(quantity);
      if (unit === 'byte') return format.bytes(value);
      if (unit === 'second') return t('hours', { hours: format.number(Math.round(value / 36) / 100) });
      return format.number(value);
    },
  };
}
