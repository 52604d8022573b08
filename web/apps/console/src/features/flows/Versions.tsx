import { Badge, Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { At, type Column, DataTable, notifyDone, Section } from '@/shared/ui';
import { type Fault, faultsOf, type Flow, type FlowVersion } from './flow';
import { Faults } from './Faults';

interface VersionsProps {
  flow: Flow;
  versions: FlowVersion[];
  /** What hinders the newest version; empty when nothing does. */
  onFaults: (faults: Fault[]) => void;
}

/** Every version, newest first; one of them is what new contacts begin. */
export function Versions({ flow, versions, onFaults }: VersionsProps) {
  const { t } = useTranslation('flows');
  const client = useQueryClient();
  const newest = versions[0]?.version;
  const publish = useMutation({
    mutationFn: ({ version }: FlowVersion) => api.post<Flow>(`/flows/${flow.id}/publish`, { version }),
    onMutate: () => onFaults([]),
    onSuccess: (_, { version }) => {
      notifyDone(t('publishedIs', { number: version }));
      return client.invalidateQueries({ queryKey: ['/flows'] });
    },
    onError: (error, { version, definition }) => {
      if (version === newest) onFaults(faultsOf(error, definition.nodes, 'id'));
    },
  });
  const columns: Column<FlowVersion>[] = [
    { key: 'version', header: t('versionHeader'), render: (row) => t('version', { number: row.version }) },
    { key: 'at', header: t('createdAt'), render: (row) => <At instant={row.createdAt} /> },
    {
      key: 'publish',
      header: t('published'),
      render: (row) =>
        row.version === flow.publishedVersion ? (
          <Badge>{t('live')}</Badge>
        ) : (
          <Button
            size="xs"
            variant={row.version === newest ? 'filled' : 'default'}
            loading={publish.isPending && publish.variables.version === row.version}
            onClick={() => publish.mutate(row)}
          >
            {t('publish')}
          </Button>
        ),
    },
  ];
  return (
    <Section title={t('versions')} text={t('versionsText')}>
      <Stack>
        {publish.error && <Faults error={publish.error} faults={faultsOf(publish.error, publish.variables.definition.nodes, 'id')} />}
        <DataTable
          label={t('versions')}
          query={{ data: versions, error: null, isPending: false, refetch: () => undefined }}
          columns={columns}
          rowKey={(row) => String(row.version)}
          empty={{ title: t('noVersions') }}
        />
      </Stack>
    </Section>
  );
}
