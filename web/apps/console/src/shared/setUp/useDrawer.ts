import { useRef, useState } from 'react';

/** Which thing the drawer of a list shows: `item` null is a new one. Closing gives the focus back to where it came from. */
export function useDrawer<T>() {
  const [target, setTarget] = useState<{ item: T | null } | null>(null);
  const from = useRef<Element | null>(null);
  return {
    target,
    open: (item: T | null) => {
      from.current = document.activeElement;
      setTarget({ item });
    },
    close: () => {
      setTarget(null);
      setTimeout(() => from.current instanceof HTMLElement && from.current.focus(), 0);
    },
  };
}
