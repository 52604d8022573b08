import { useState } from 'react';
import { useErrorText } from '@/shared/ui';
import type { CallCommand, PlainCallCommand } from '../session/call';
import { useAgentSession } from '../session/AgentProvider';
import type { Command } from '../session/protocol';

type Asked = Extract<CallCommand, { interactionId: string }> | Extract<Command, { type: 'end' }>;

export interface CallCommands {
  /** The command that waits for its answer; one at a time. */
  busy: Asked['type'] | null;
  /** Why the last one was refused, in words. */
  failure: string | null;
  forget: () => void;
  /** Answers whether it was done. */
  run: (command: Asked) => Promise<boolean>;
  plain: (type: PlainCallCommand) => Promise<boolean>;
}

/** Sends what the agent wants done with a call, and keeps a refusal where they look: in the panel. */
export function useCallCommands(interactionId: string): CallCommands {
  const session = useAgentSession();
  const text = useErrorText();
  const [busy, setBusy] = useState<Asked['type'] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const run = async (command: Asked): Promise<boolean> => {
    setBusy(command.type);
    setFailure(null);
    try {
      await session.command(command);
      return true;
    } catch (error) {
      setFailure((error instanceof Error && error.message) || text(error));
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { busy, failure, forget: () => setFailure(null), run, plain: (type) => run({ type, interactionId }) };
}
