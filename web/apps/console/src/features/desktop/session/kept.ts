import { useSyncExternalStore } from 'react';

/** Values by conversation that outlive a reload: what was typed and not sent, and up to when everything was read. */
class Kept {
  private readonly listeners = new Set<() => void>();
  /** Counts changes, for those who look at many values at once. */
  version = 0;

  constructor(private readonly prefix: string) {
    if (typeof window === 'undefined') return;
    window.addEventListener('storage', (event) => {
      if (event.key === null || event.key.startsWith(prefix)) this.tell();
    });
  }

  get(id: string): string {
    return localStorage.getItem(this.prefix + id) ?? '';
  }

  set(id: string, value: string): void {
    if (this.get(id) === value) return;
    if (value) localStorage.setItem(this.prefix + id, value);
    else localStorage.removeItem(this.prefix + id);
    this.tell();
  }

  /** Forgets every conversation that is not on the desk any more. */
  keepOnly(ids: Set<string>): void {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(this.prefix) && !ids.has(key.slice(this.prefix.length).split('.')[0] ?? ''))
      .forEach((key) => localStorage.removeItem(key));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    this.version += 1;
    this.listeners.forEach((listener) => listener());
  }
}

export const drafts = new Kept('centrala.draft.');
/** Values are the ids of the newest message read. */
export const readMarks = new Kept('centrala.read.');

/** Renders again on every change of any value. */
export function useKeptVersion(kept: Kept): number {
  return useSyncExternalStore(kept.subscribe, () => kept.version);
}

export function useKept(kept: Kept, id: string): string {
  return useSyncExternalStore(kept.subscribe, () => kept.get(id));
}
