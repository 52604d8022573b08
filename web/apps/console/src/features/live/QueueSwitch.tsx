import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNotifyError } from '@/shared/ui';
import type { QueueNow } from './types';
import { useDeed } from './useDeed';

/** Pauses the queue, or lets it go on: those who wait stay, and nothing is lost, so it does not ask. */
export function QueueSwitch({ queue }: { queue: QueueNow }) {
  const { t } = useTranslation('live');
  const notify = useNotifyError();
  const deed = useDeed(t(queue.paused ? 'deed.resume.done' : 'deed.pause.done', { queue: queue.name }));
  const label = t(queue.paused ? 'deed.resume.title' : 'deed.pause.title', { queue: queue.name });
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={label}
        loading={deed.isPending}
        onClick={() => deed.mutate({ path: `/queues/${queue.queueId}/switch`, body: { paused: !queue.paused } }, { onError: notify })}
      >
        {queue.paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}
