import { useEffect } from 'react';

let page = 'Centrala';
let badge = '';

function show(): void {
  document.title = badge ? `${badge} ${page}` : page;
}

/** Names the page in the browser's tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = `${title} · Centrala`;
    show();
  }, [title]);
}

/** Puts a sign before the title of whatever page is open, such as `(2)` or a bell; empty takes it away. */
export function useTitleBadge(text: string): void {
  useEffect(() => {
    badge = text;
    show();
    return () => {
      badge = '';
      show();
    };
  }, [text]);
}
