import { useSyncExternalStore } from 'react';

/** What a person set for themselves in this browser; the account page also keeps it with the user. */
export interface Preferences {
  language: 'en' | 'ar';
  colorScheme: 'auto' | 'light' | 'dark';
  /** Single-key shortcuts can be turned off (WCAG 2.1.4); those with Ctrl or ⌘ stay. */
  singleKeys: boolean;
  ringtone: boolean;
  /** How loud it rings, from 1 to 100. */
  ringVolume: number;
  osNotifications: boolean;
  /** Device id of the loudspeaker that rings; empty is the system's choice. */
  ringDevice: string;
  /** Device ids of the browser's telephone; empty is the system's choice. */
  microphone: string;
  speaker: string;
  enterSends: boolean;
}

const KEY = 'centrala.preferences';
const defaults: Preferences = {
  language: typeof navigator !== 'undefined' && navigator.language.startsWith('ar') ? 'ar' : 'en',
  colorScheme: 'auto',
  singleKeys: true,
  ringtone: true,
  ringVolume: 50,
  osNotifications: false,
  ringDevice: '',
  microphone: '',
  speaker: '',
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

/** Takes what is kept with the user, unless this browser was given preferences of its own. Unknown names are left out. */
export function adoptPreferences(kept: Record<string, unknown>): void {
  if (localStorage.getItem(KEY) !== null) return;
  const known = Object.entries(kept).filter(([name, value]) => name in defaults && typeof value === typeof defaults[name as keyof Preferences]);
  if (known.length > 0) setPreferences(Object.fromEntries(known) as Partial<Preferences>);
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
