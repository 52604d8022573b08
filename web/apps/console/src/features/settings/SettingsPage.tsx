import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { ErrorState, LoadingRows, Page } from '@/shared/ui';
import { SettingsForm } from './SettingsForm';
import type { Tenant } from './tenant';

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const tenant = useQuery({ queryKey: ['/tenant'], queryFn: () => api.get<Tenant>('/tenant'), refetchOnWindowFocus: false });
  return (
    <Page title={t('title')} description={t('text')} width="narrow">
      {tenant.data ? (
        <SettingsForm key={tenant.data.version} tenant={tenant.data} />
      ) : tenant.error ? (
        <ErrorState error={tenant.error} onRetry={() => void tenant.refetch()} />
      ) : (
        <LoadingRows />
      )}
    </Page>
  );
}
