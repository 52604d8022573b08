import { Input, NumberInput, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { channels } from './user';

interface Tenant {
  settings: { capacity?: Partial<Record<string, number>> };
}

/** What a contact takes of this person's budget where it differs from the company's cost, which stands in the empty field. */
export function Costs({ field }: { field: (channel: string) => object }) {
  const { t } = useTranslation('users');
  const tenant = useQuery({ queryKey: ['/tenant'], queryFn: () => api.get<Tenant>('/tenant') });
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('capacity')} description={t('capacityText')} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={t('capacity')}>
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" mt={4}>
        {channels.map((channel) => (
          <NumberInput
            key={channel}
            label={t(`shared:channel.${channel}`)}
            placeholder={String(tenant.data?.settings.capacity?.[channel] ?? '')}
            min={1}
            max={100}
            allowDecimal={false}
            {...field(channel)}
          />
        ))}
      </SimpleGrid>
    </Input.Wrapper>
  );
}
