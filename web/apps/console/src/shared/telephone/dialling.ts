import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Whom to call, as far as the page that asks knows. */
export interface DialRequest {
  number: string;
  customerId?: string | undefined;
}

type Dial = (request: DialRequest) => void;

let dial: Dial | null = null;
const listeners = new Set<() => void>();

function set(next: Dial | null): void {
  dial = next;
  listeners.forEach((listener) => listener());
}

/** The desk offers to make calls for every page, while `enabled`. */
export function useDialProvider(run: Dial, enabled: boolean): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const offered: Dial = (request) => latest.current(request);
    set(offered);
    return () => {
      if (dial === offered) set(null);
    };
  }, [enabled]);
}

/** Begins a call to a number; null where the person makes no calls. */
export function useDial(): Dial | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => dial,
  );
}
