import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { AgentSession, type SessionView } from './AgentSession';

const Context = createContext<AgentSession | null>(null);

/** Holds the agent's session above all pages, so that an offer rings on any of them. */
export function AgentProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [session] = useState(() => new AgentSession(userId));
  useEffect(() => {
    session.start();
    return () => session.stop();
  }, [session]);
  return <Context value={session}>{children}</Context>;
}

export function useAgentSession(): AgentSession {
  const session = useContext(Context);
  if (!session) throw new Error('The desktop works only inside an AgentProvider.');
  return session;
}

/** The desk and the line as they are now. */
export function useDesk(): SessionView {
  const session = useAgentSession();
  return useSyncExternalStore(session.subscribe, session.current);
}
