import { useEffect, useState } from 'react';
import { useDesk } from '../session/AgentProvider';

/** A blink of the line is not worth a word; what lasts longer than this is. */
const PATIENCE_MILLIS = 1_500;

/** True while the agent's line has been away for long enough to be told. */
export function useTrouble(): boolean {
  const { line, desk } = useDesk();
  const well = line.kind === 'online' || line.kind === 'idle' || line.kind === 'signedOut' || (line.kind === 'connecting' && line.attempt === 0 && desk.seq === null);
  // A page that is opened meanwhile knows at once: who tries again has tried before.
  const [told, setTold] = useState(!well && 'attempt' in line && line.attempt > 1);
  useEffect(() => {
    const timer = setTimeout(() => setTold(!well), well ? 0 : PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, [well]);
  return told;
}
