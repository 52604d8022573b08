import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { Elapsed, useNotifyError } from '@/shared/ui';
import { useAgentSession, useDesk } from '../session/AgentProvider';
import type { Presence, PresenceState } from '../session/protocol';
import classes from './presence.module.css';

interface Choice {
  state: PresenceState;
  reason?: string;
}

interface Tenant {
  settings: { presenceReasons?: { state: PresenceState; name: string }[] };
}

/** Available, what the company has reasons for, and offline. */
function useChoices(): Choice[] {
  const tenant = useQuery({ queryKey: ['/tenant'], queryFn: () => api.get<Tenant>('/tenant'), staleTime: 60_000 });
  const reasons = tenant.data?.settings.presenceReasons ?? [];
  return [{ state: 'available' }, { state: 'busy' }, ...reasons.map(({ state, name }) => ({ state, reason: name })), { state: 'offline' }];
}

function useWording() {
  const { t } = useTranslation('desktop');
  return (state: PresenceState, reason?: string | null) =>
    reason ? t(`shared:presenceReason.${reason}`, { defaultValue: reason }) : t(`shared:presence.${state}`);
}

export function useSetPresence(): (choice: Choice) => void {
  const session = useAgentSession();
  const notify = useNotifyError();
  return (choice) => void session.command({ type: 'setPresence', ...choice }).catch(notify);
}

/** Says whether work may come, why not, since when, and what comes next; the server has the word. */
export function PresenceMenu() {
  const { t } = useTranslation('desktop');
  const { desk } = useDesk();
  const word = useWording();
  const set = useSetPresence();
  const presence = desk.presence;
  useShortcut('alt+a', t('shared:presence.available'), t('presence'), () => set({ state: 'available' }));
  const choices = useChoices();
  const pause = choices.find(({ state }) => state === 'away') ?? { state: 'away' };
  useShortcut('alt+b', word(pause.state, pause.reason), t('presence'), () => set(pause));
  if (!presence) return null;
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={`${t('presence')}: ${word(presence.state, presence.reason)}`}>
          <span className={classes.dot} data-state={presence.state} aria-hidden />
          <span className={classes.label}>
            {word(presence.state, presence.reason)}
            {presence.pendingState && <span className={classes.next}> → {word(presence.pendingState)}</span>}
          </span>
          <span className={classes.since}>
            <Elapsed since={presence.since} />
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={`${choice.state}${choice.reason ?? ''}`}
            leftSection={<span className={classes.dot} data-state={choice.state} aria-hidden />}
            rightSection={isCurrent(choice, presence) ? <IconCheck size={15} aria-label={t('current')} /> : null}
            onClick={() => set(choice)}
          >
            {word(choice.state, choice.reason)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function isCurrent(choice: Choice, presence: Presence): boolean {
  return choice.state === presence.state && (choice.reason ?? null) === presence.reason;
}
