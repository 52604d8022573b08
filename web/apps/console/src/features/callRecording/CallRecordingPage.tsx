import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { ErrorState, LoadingRows, Page } from '@/shared/ui';
import type { Policy } from './policy';
import { PolicyForm } from './PolicyForm';
import { QueueMails } from './QueueMails';

export default function CallRecordingPage() {
  const { t } = useTranslation('callRecording');
  const policy = useQuery({ queryKey: ['/recordingPolicy'], queryFn: () => api.get<Policy>('/recordingPolicy'), refetchOnWindowFocus: false });
  return (
    <Page title={t('title')} description={t('text')} width="narrow">
      {policy.data ? (
        <>
          <PolicyForm key={policy.data.version} policy={policy.data} />
          <QueueMails />
        </>
      ) : policy.error ? (
        <ErrorState error={policy.error} onRetry={() => void policy.refetch()} />
      ) : (
        <LoadingRows />
      )}
    </Page>
  );
}
