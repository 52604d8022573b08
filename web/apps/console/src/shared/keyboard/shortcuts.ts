import { useEffect, useRef, useSyncExternalStore } from 'react';
import { preferences } from '@/shared/prefs/prefs';

/** A key or chord: `n`, `?`, `mod+k` (⌘ on a Mac, Ctrl elsewhere), `alt+1`. Keys without a modifier are single keys. */
export interface Shortcut {
  keys: string;
  /** What it does, in the person's language; shown in the `?` sheet. */
  label: string;
  group: string;
  run: () => void;
}

let active: Shortcut[] = [];
const listeners = new Set<() => void>();

function changed(next: Shortcut[]): void {
  active = next;
  listeners.forEach((listener) => listener());
}

export function useActiveShortcuts(): Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => active,
  );
}

/** Registers a shortcut while the component is shown and `enabled` holds; the latest registration of a key wins. */
export function useShortcut(keys: string, label: string, group: string, run: () => void, enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const shortcut: Shortcut = { keys, label, group, run: () => latest.current() };
    changed([...active, shortcut]);
    return () => changed(active.filter((other) => other !== shortcut));
  }, [keys, label, group, enabled]);
}

export function isSingleKey(keys: string): boolean {
  return !/(mod|alt|ctrl)\+/.test(keys);
}

function chordOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Alt changes the character on many keyboards; the physical digit is what was meant.
  const plain = event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : key;
  return [event.metaKey || event.ctrlKey ? 'mod' : '', event.altKey ? 'alt' : '', plain].filter(Boolean).join('+');
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const chord = chordOf(event);
  const single = isSingleKey(chord);
  if (single && (!preferences().singleKeys || isTyping(event.target))) return;
  if (single && document.querySelector('[role="dialog"]') && event.key !== 'Escape') return;
  const shortcut = active.findLast((candidate) => candidate.keys === chord);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}

/** Listens for the whole app; used once, in the shell. */
export function useShortcutListener(): void {
  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
}

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `mod+k` → ⌘K or Ctrl K. */
export function keyNames(keys: string): string[] {
  return keys.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'alt') return mac ? '⌥' : 'Alt';
    return part.length === 1 ? part.toUpperCase() : part;
  });
}
