import { Alert, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Page, useList } from '@/shared/api';
import { ErrorState } from '@/shared/ui';
import { choices, type EntryPoint, type EntryPointValues, type Named } from './entryPoint';

interface ProviderNumber {
  number: string;
  sms: boolean;
  voice: boolean;
  entryPointId: string | null;
}

/** The connection, and one of its numbers that can do what is wanted and that no other entry point has. */
export function NumberFields({ form, known }: { form: UseFormReturnType<EntryPointValues>; known: EntryPoint | null }) {
  const { t } = useTranslation('entryPoints');
  const connections = useList<Named>('/connections');
  const { connectionId, address, channel } = form.values;
  const able = channel === 'voice' ? 'voice' : 'sms';
  const numbers = useQuery({
    queryKey: [`/connections/${connectionId}/numbers`],
    queryFn: async () => (await api.get<Page<ProviderNumber>>(`/connections/${connectionId}/numbers`)).items,
    enabled: Boolean(connectionId),
  });
  const offered = (numbers.data ?? []).filter((one) => one[able] && (!one.entryPointId || one.entryPointId === known?.id)).map((one) => one.number);
  // A number that the provider does not name at the moment stays the one that is chosen.
  const data = address && !offered.includes(address) ? [address, ...offered] : offered;
  const none = connections.data?.length === 0;
  return (
    <>
      {none && (
        <Alert color="lamp">
          {t('noConnections')} <Link to="/connections">{t('toConnections')}</Link>
        </Alert>
      )}
      <Select
        label={t('connection')}
        required
        data={choices(connections.data)}
        {...form.getInputProps('connectionId')}
        onChange={(value) => form.setValues({ connectionId: value, address: value === known?.connectionId ? (known?.address ?? null) : null })}
      />
      {connectionId && numbers.error ? (
        <ErrorState error={numbers.error} onRetry={() => void numbers.refetch()} />
      ) : (
        <Select
          label={t('number')}
          description={numbers.isFetching ? t('shared:state.loading') : t(able === 'voice' ? 'numberVoiceText' : 'numberText')}
          required
          searchable
          dir="ltr"
          disabled={!connectionId}
          data={data}
          nothingFoundMessage={t('noNumbers')}
          {...form.getInputProps('address')}
        />
      )}
    </>
  );
}
