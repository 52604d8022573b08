import { useSyncExternalStore } from 'react';
import { currentTokens, onTokens, type Tokens } from './tokens';

/** The session of this browser, or null when signed out; renders again when it changes in any tab. */
export function useSession(): Tokens | null {
  return useSyncExternalStore(onTokens, currentTokens);
}
