import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { NetworkError } from '@/shared/api';
import { AgentSession, type SessionView } from './AgentSession';

const Context = createContext<AgentSession | null>(null);

/** Holds the agent's session above all pages, so that an offer rings on any of them. */
export function AgentProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [session] = useState(() => new AgentSession(userId));
  useEffect(() => {
    session.start();
    return () => session.stop();
  }, [session]);
  useLineAndQueries(session);
  return <Context value={session}>{children}</Context>;
}

/** When the line comes back after a loss, what pages show is asked for anew; a page that finds no server doubts the line. */
function useLineAndQueries(session: AgentSession): void {
  const client = useQueryClient();
  useEffect(() => {
    let lost = false;
    const endLine = session.subscribe(() => {
      const { kind } = session.current().line;
      if (kind === 'waiting') lost = true;
      else if (kind === 'online' && lost) {
        lost = false;
        // Not under a form that is being filled in, whose query says so itself.
        void client.invalidateQueries({ predicate: ({ state, observers }) => state.status === 'error' || observers.every(({ options }) => options.refetchOnWindowFocus !== false) });
      }
    });
    const endQueries = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && event.action.error instanceof NetworkError) session.doubt();
    });
    return () => {
      endLine();
      endQueries();
    };
  }, [client, session]);
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
