import { Button, Group } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList, useRemove, useResource } from '@/shared/api';
import { ConfirmButton, EmptyState, ErrorState, LoadingRows, notifyDone, Page, Section, useNotifyError } from '@/shared/ui';
import { Editor } from './Editor';
import type { Fault, Flow, FlowVersion } from './flow';
import { Simulation } from './Simulation';
import { Steps } from './Steps';
import { useNameDrawer } from './useNameDrawer';
import { Versions } from './Versions';

const FlowPicture = lazy(() => import('./FlowPicture'));

/** One flow: the picture and the steps of its newest version, the versions there are, and the form in which it is written. */
export default function FlowPage() {
  const { t } = useTranslation('flows');
  const { flowId } = useParams({ strict: false }) as { flowId: string };
  const flow = useResource<Flow>('/flows', flowId);
  const versions = useList<FlowVersion>(`/flows/${flowId}/versions`);
  const drawer = useNameDrawer();
  const [faults, setFaults] = useState<Fault[]>([]);
  const error = flow.error ?? versions.error;
  const newest = versions.data?.[0];
  const retry = () => {
    void flow.refetch();
    void versions.refetch();
  };
  return (
    <Page
      title={flow.data?.name ?? t('one')}
      description={flow.data && (flow.data.publishedVersion ? t('publishedIs', { number: flow.data.publishedVersion }) : t('unpublishedText'))}
      actions={
        flow.data && (
          <Group gap="xs">
            <Removal flow={flow.data} />
            <Button variant="default" onClick={() => flow.data && drawer.edit(flow.data)}>
              {t('rename')}
            </Button>
          </Group>
        )
      }
    >
      {flow.data && versions.data ? (
        <>
          <Section title={newest ? t('stepsOf', { number: newest.version }) : t('steps')}>
            {newest ? (
              <>
                <Suspense fallback={<LoadingRows rows={3} />}>
                  <FlowPicture definition={newest.definition} faults={faults} />
                </Suspense>
                <Steps definition={newest.definition} faults={faults} />
              </>
            ) : ( <EmptyState title={t('noVersions')} text={t('noVersionsText')} />
            )}
          </Section>
          {newest && <Versions flow={flow.data} versions={versions.data} onFaults={setFaults} />}
          {newest && <Simulation key={`${flowId}-${newest.version}-played`} flowId={flowId} version={newest.version} />}
          <Editor key={`${flowId}-${newest?.version ?? 0}`} flowId={flowId} newest={newest} onSaved={() => setFaults([])} />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <LoadingRows />
      )}
      {drawer.element}
    </Page>
  );
}

function Removal({ flow }: { flow: Flow }) {
  const { t } = useTranslation('flows');
  const navigate = useNavigate();
  const notify = useNotifyError();
  const remove = useRemove('/flows');
  const gone = () => {
    notifyDone(t('remove.done'));
    void navigate({ to: '/flows' });
  };
  return (
    <ConfirmButton question={t('remove.question')} consequence={t('remove.text')} confirmLabel={t('shared:action.remove')} loading={remove.isPending} onConfirm={() => remove.mutate(flow, { onSuccess: gone, onError: notify })}>
      {t('shared:action.remove')}
    </ConfirmButton>
  );
}
