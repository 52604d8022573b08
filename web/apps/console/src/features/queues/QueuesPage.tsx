import { Badge, Group } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { SetUpPage } from '@/shared/setUp';
import type { Queue } from './queue';
import { QueueForm } from './QueueForm';

export default function QueuesPage() {
  const { t } = useTranslation('queues');
  const skills = useList<Resource & { name: string }>('/skills');
  const asked = (queue: Queue) =>
    queue.requirements.map(({ skillId, minimum }) => (
      <Badge key={skillId} color="gray">
        <bdi>{skills.data?.find(({ id }) => id === skillId)?.name ?? '…'}</bdi> ≥ {minimum}
      </Badge>
    ));
  return (
    <SetUpPage<Queue>
      name="queues"
      path="/queues"
      icon={IconStack2}
      Form={QueueForm}
      columns={[
        { key: 'name', header: t('name'), render: (queue) => <bdi>{queue.name}</bdi> },
        { key: 'asks', header: t('requirements'), render: (queue) => (queue.requirements.length > 0 ? <Group gap={4}>{asked(queue)}</Group> : t('anybody')) },
        { key: 'level', header: t('serviceLevel'), render: (queue) => t('levelShort', queue.serviceLevel) },
        { key: 'priority', header: t('priority'), align: 'end', width: 90, render: (queue) => queue.priority },
        { key: 'status', header: t('status'), width: 130, render: (queue) => (queue.closed ? <Badge color="lamp">{t('isClosed')}</Badge> : <Badge>{t('isOpen')}</Badge>) },
      ]}
    />
  );
}
