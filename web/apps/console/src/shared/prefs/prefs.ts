import { useSyncExternalStore } from 'react';

/** What a person set for themselves in this browser; the account page also keeps it with the user. */
export interface Preferences {
  language: 'en' | 'ar';
  colorScheme: 'auto' | 'light' | 'dark';
  /** Single-key shortcuts can be turned off (WCAG 2.1.4); those with Ctrl or ⌘ stay. */
  singleKeys: boolean;
  ringtone: boolean;
  osNotifications: boolean;
  /** Device id of the loudspeaker that rings; empty is the system's choice. */
  ringDevice: string;
  enterSends: boolean;
}

const KEY = 'centrala.preferences';
const defaults: Preferences = {
  language: typeof navigator !== 'undefined' && navigator.language.startsWith('ar') ? 'ar' : 'en',
  colorScheme: 'auto',
  singleKeys: true,
  ringtone: true,
  osNotifications: false,
  ringDevice: '',
  enterSends: true,
};

const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  listeners.forEach((listener) => listener());
}

/** True when this browser has never been given preferences of its own, so the user's stored ones may apply. */
export function hasOwnPreferences(): boolean {
  return localStorage.getItem(KEY) !== null;
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key !== KEY) return;
    current = read();
    listeners.forEach((listener) => listener());
  });
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
