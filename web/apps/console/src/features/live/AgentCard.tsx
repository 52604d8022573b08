import { Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Elapsed, PersonMark } from '@/shared/ui';
import { AgentMenu } from './AgentMenu';
import classes from './live.module.css';
import { StaffingDialog } from './StaffingDialog';
import type { AgentNow } from './types';

/** One agent: presence, for how long, and how much of the capacity is in use. */
export function AgentCard({ agent }: { agent: AgentNow }) {
  const { t } = useTranslation('live');
  const [staffing, setStaffing] = useState(false);
  const share = agent.capacity > 0 ? Math.min(100, (agent.used / agent.capacity) * 100) : 0;
  const load = t('load', { used: agent.used, capacity: agent.capacity });
  return (
    <li className={classes.agent}>
      <PersonMark id={agent.userId} name={agent.name} />
      <div className={classes.agentText}>
        <strong>
          <bdi>{agent.name}</bdi>
        </strong>
        <span className={classes.presence}>
          <span className={classes.dot} data-state={agent.presence} aria-hidden />
          <span>
            {t(`shared:presence.${agent.presence}`, { defaultValue: agent.presence })}
            {agent.reason && ` (${t(`shared:presenceReason.${agent.reason}`, { defaultValue: agent.reason })})`}
            {agent.pendingState && `, ${t('thenPresence', { presence: t(`shared:presence.${agent.pendingState}`, { defaultValue: agent.pendingState }) })}`}
            {Date.parse(agent.since) > 0 && (
              <>
                {' · '}
                <Elapsed since={agent.since} />
              </>
            )}
          </span>
        </span>
        <Progress value={share} size="sm" color={share >= 100 ? 'lamp' : 'petrol'} aria-label={load} mt={6} />
        <Text size="xs" c="dimmed" mt={3}>
          {load}
          <br />
          {t('handles', { count: agent.assigned })} · {t('handledToday', { count: agent.handledToday })}
        </Text>
      </div>
      <AgentMenu agent={agent} onStaffing={() => setStaffing(true)} />
      {staffing && <StaffingDialog agent={agent} onClose={() => setStaffing(false)} />}
    </li>
  );
}
