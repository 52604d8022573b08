import type { Customer, PageContext } from './chat/protocol';

/** What the page that embeds the panel told it, and what the panel tells that page. */
export interface HostPage {
  context(): PageContext;
  tell(message: { type: 'ready' | 'close' } | { type: 'unread'; count: number } | Look): void;
}

interface Look {
  type: 'look';
  color: string;
  title: string;
  talking: boolean;
}

export interface HostEvents {
  visible(visible: boolean): void;
  identify(customer: Customer): void;
}

/**
 * Speaks with the loader in the parent window. Messages go to the one origin that the loader named in the fragment
 * (the browser drops them when the parent is another), and are taken only from the parent window at that origin.
 */
export function joinHostPage(origin: string | null, events: HostEvents): HostPage {
  let context: PageContext = {};
  const alone = window.parent === window || origin === null;
  if (!alone) {
    window.addEventListener('message', (event) => {
      if (event.source !== window.parent || event.origin !== origin) return;
      const data = event.data as { centrala?: unknown; type?: unknown } | null;
      if (data === null || typeof data !== 'object' || data.centrala !== 1) return;
      if (data.type === 'context') context = contextOf(data as Record<string, unknown>);
      if (data.type === 'visible') events.visible((data as { visible?: unknown }).visible === true);
      if (data.type === 'identify') events.identify(customerOf(data as Record<string, unknown>));
    });
  }
  return {
    context: () => context,
    tell: (message) => {
      if (!alone) window.parent.postMessage({ centrala: 1, ...message }, origin);
    },
  };
}

/** The parent's origin: the browser's own word where it gives one, else the loader's. */
export function parentOrigin(fragment: URLSearchParams): string | null {
  const told = window.location.ancestorOrigins?.[0];
  if (told && told !== 'null') return told;
  const named = fragment.get('origin');
  return named && /^https?:\/\/[^/]+$/.test(named) ? named : null;
}

function contextOf(data: Record<string, unknown>): PageContext {
  return { url: text(data.url, 2000), title: text(data.title, 300), referrer: text(data.referrer, 2000) };
}

function customerOf(data: Record<string, unknown>): Customer {
  const customer: Customer = {};
  if (text(data.name, 200)) customer.name = text(data.name, 200);
  if (text(data.email, 320)) customer.email = text(data.email, 320);
  return customer;
}

function text(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.slice(0, longest) : '';
}
