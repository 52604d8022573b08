import { ActionIcon, Menu } from '@mantine/core';
import { IconAdjustments, IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { useNotifyError } from '@/shared/ui';
import type { AgentNow } from './types';
import { useDeed } from './useDeed';

interface Tenant {
  settings: { presenceReasons?: { state: string; name: string }[] };
}

/** Another presence for an agent, which becomes their next one with work in hand; and what they can and where they work. */
export function AgentMenu({ agent, onStaffing }: { agent: AgentNow; onStaffing: () => void }) {
  const { t } = useTranslation('live');
  const notify = useNotifyError();
  const deed = useDeed(t('deed.presence.done', { name: agent.name }));
  const tenant = useQuery({ queryKey: ['/tenant'], queryFn: () => api.get<Tenant>('/tenant'), staleTime: 60_000 });
  const reasons = tenant.data?.settings.presenceReasons ?? [];
  const choices: { state: string; reason?: string }[] = [{ state: 'available' }, { state: 'busy' }, ...reasons.map(({ state, name }) => ({ state, reason: name })), { state: 'offline' }];
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={28} aria-label={t('deed.agent', { name: agent.name })} loading={deed.isPending}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('deed.presence.label')}</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item key={`${choice.state} ${choice.reason ?? ''}`} onClick={() => deed.mutate({ path: `/users/${agent.userId}/presence`, body: choice }, { onError: notify })}>
            {choice.reason ? t(`shared:presenceReason.${choice.reason}`, { defaultValue: choice.reason }) : t(`shared:presence.${choice.state}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconAdjustments size={16} />} onClick={onStaffing}>
          {t('staffing.menu')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
