import { useSyncExternalStore } from 'react';

export interface LastMerge {
  mergeId: string;
  name: string;
}

const keyOf = (customerId: string) => `centrala.merge.${customerId}`;
const listeners = new Set<() => void>();

/** Kept for as long as the tab is open: the way back from the last merge into a profile. Null forgets it. */
export function keepMerge(customerId: string, merge: LastMerge | null): void {
  if (merge) sessionStorage.setItem(keyOf(customerId), JSON.stringify(merge));
  else sessionStorage.removeItem(keyOf(customerId));
  listeners.forEach((listener) => listener());
}

export function useLastMerge(customerId: string): LastMerge | null {
  const kept = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sessionStorage.getItem(keyOf(customerId)),
  );
  return kept ? (JSON.parse(kept) as LastMerge) : null;
}
