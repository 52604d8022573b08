import { Badge, Group } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { type Alternative, anyOf, SetUpPage } from '@/shared/setUp';
import type { Queue } from './queue';
import { QueueForm } from './QueueForm';

export default function QueuesPage() {
  const { t } = useTranslation('queues');
  const skills = useList<Resource & { name: string }>('/skills');
  const groups = useList<Resource & { name: string }>('/agentGroups');
  const wanted = ({ skillId, minimum, groupId }: Alternative) =>
    groupId ? (groups.data?.find(({ id }) => id === groupId)?.name ?? '…') : `${skills.data?.find(({ id }) => id === skillId)?.name ?? '…'} ≥ ${minimum}`;
  const asked = (queue: Queue) =>
    queue.requirements.map((requirement, index) => (
      <Badge key={index} color="gray">
        <bdi>{anyOf(requirement).map(wanted).join(` ${t('shared:queueParts.or')} `)}</bdi>
      </Badge>
    ));
  const status = (queue: Queue) => {
    if (queue.closed) return <Badge color="lamp">{t('isClosed')}</Badge>;
    return queue.paused ? <Badge color="lamp">{t('isPaused')}</Badge> : <Badge>{t('isOpen')}</Badge>;
  };
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
        { key: 'status', header: t('status'), width: 130, render: status },
      ]}
    />
  );
}
