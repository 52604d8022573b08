import { useEffect } from 'react';
import { useDesk } from './AgentProvider';

/** Asks before the tab is closed while customers are being talked to. */
export function LeaveGuard() {
  const { desk } = useDesk();
  const live = desk.conversations.some(({ interaction }) => interaction.state === 'assigned');
  useEffect(() => {
    if (!live) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [live]);
  return null;
}
