import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { ChannelNumbers } from '@/shared/setUp';
import { channels, limited } from './user';

type Numbers = Partial<Record<string, number | null>>;

interface Tenant {
  settings: { capacity?: Numbers; limits?: Numbers };
}

interface CostsProps {
  cost: (channel: string) => object;
  limit: (channel: string) => object;
}

/** What a contact takes of this person's budget, and how many there may be, where it differs from the company's, which stands in the empty field. */
export function Costs({ cost, limit }: CostsProps) {
  const { t } = useTranslation('users');
  const settings = useQuery({ queryKey: ['/tenant'], queryFn: () => api.get<Tenant>('/tenant') }).data?.settings;
  const name = (value: string) => ({ value, label: value === 'contacts' ? t('allTogether') : t(`shared:channel.${value}`) });
  return (
    <>
      <ChannelNumbers label={t('capacity')} description={t('capacityText')} names={channels.map(name)} placeholder={(channel) => String(settings?.capacity?.[channel] ?? '')} field={cost} min={1} max={100} />
      <ChannelNumbers label={t('limits')} description={t('limitsText')} names={limited.map(name)} placeholder={(channel) => String(settings?.limits?.[channel] ?? '–')} field={limit} min={0} max={1000} />
    </>
  );
}
