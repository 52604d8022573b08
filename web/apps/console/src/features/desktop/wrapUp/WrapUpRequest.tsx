import { ActionIcon, Tooltip } from '@mantine/core';
import { IconClockPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { useNotifyError } from '@/shared/ui';
import { useAgentSession } from '../session/AgentProvider';
import type { Interaction } from '../session/protocol';

interface Queue extends Resource {
  wrapUp?: { mode: string };
}

/** Where a queue leaves the wrap-up to its agents: asks for one, once. */
export function WrapUpRequest({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const notify = useNotifyError();
  const queue = useList<Queue>('/queues').data?.find(({ id }) => id === interaction.queueId);
  if (queue?.wrapUp?.mode !== 'requested') return null;
  const asked = interaction.wrapUp?.mode === 'requested';
  const label = t(asked ? 'wrapUp.requested' : 'wrapUp.request');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={asked ? 'light' : 'default'}
        size={30}
        aria-label={label}
        aria-pressed={asked}
        onClick={() => void (asked || session.command({ type: 'requestWrapUp', interactionId: interaction.id }).catch(notify))}
      >
        <IconClockPlus size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
