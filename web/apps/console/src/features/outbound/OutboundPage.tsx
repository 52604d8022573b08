import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { ErrorState, LoadingRows, Page } from '@/shared/ui';
import { Callbacks } from './Callbacks';
import { DoNotCall } from './DoNotCall';
import { RulesForm } from './RulesForm';
import type { Rules } from './rules';

export default function OutboundPage() {
  const { t } = useTranslation('outbound');
  const rules = useQuery({ queryKey: ['/outbound-rules'], queryFn: () => api.get<Rules>('/outbound-rules'), refetchOnWindowFocus: false });
  return (
    <Page title={t('title')} description={t('text')} width="narrow">
      {rules.data ? (
        <RulesForm key={rules.data.version} rules={rules.data} />
      ) : rules.error ? (
        <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
      ) : (
        <LoadingRows />
      )}
      <DoNotCall />
      <Callbacks />
    </Page>
  );
}
