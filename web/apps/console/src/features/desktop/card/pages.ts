import { useSyncExternalStore } from 'react';
import type { OpenPage } from '../session/protocol';

const KEY = 'centrala.opensPages';
const listeners = new Set<() => void>();

/** Whether this browser opens the page of a contact when its agent accepts it. */
export const opensPages = {
  get: (): boolean => localStorage.getItem(KEY) === 'yes',
  set: (wanted: boolean): void => {
    if (wanted) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
    listeners.forEach((listener) => listener());
  },
};

export const useOpensPages = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    opensPages.get,
  );

/** Only https, in a window of its own that knows nothing of this one. */
export const isPage = ({ url }: OpenPage): boolean => url.startsWith('https://');

export function openPage(page: OpenPage | undefined): void {
  if (page && isPage(page)) window.open(page.url, '_blank', 'noopener,noreferrer');
}
