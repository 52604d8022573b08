import { useQuery } from '@tanstack/react-query';
import type { RouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { NetworkError } from '@/shared/api';
import { within } from '@/shared/api/within';
import { LoadingRows } from '@/shared/ui';
import { PageError } from './Fallbacks';

type Load = () => Promise<{ default: ComponentType }>;

/** So long a click waits for the page before it shows that it loads. */
const BLINK_MILLIS = 400;

/** A page that is loaded when it is first looked for; what cannot be loaded says so in its place, and can be tried again. */
export function lazyPage(path: string, load: Load): RouteComponent {
  function LazyPage() {
    const page = useQuery({ queryKey: ['page', path], queryFn: () => loaded(path, load), staleTime: Infinity, gcTime: Infinity, refetchOnWindowFocus: false, structuralSharing: false });
    if (page.data) return <page.data.default />;
    return page.error ? <PageError error={page.error} onRetry={() => void page.refetch()} /> : <LoadingRows />;
  }
  LazyPage.preload = async () => {
    const blink = new Promise((resolve) => setTimeout(resolve, BLINK_MILLIS));
    await Promise.race([load().catch(() => undefined), blink]);
  };
  return LazyPage;
}

/**
 * When the server is there and yet the page is not, this tab is older than the server: its next life begins with a
 * reload, once for each page. Without a server a reload would lose the tab.
 */
async function loaded(path: string, load: Load): Promise<{ default: ComponentType }> {
  const key = `centrala.reloaded.${path}`;
  try {
    const page = await within(load());
    sessionStorage.removeItem(key);
    return page;
  } catch (error) {
    if (error instanceof NetworkError) throw error;
    const answer = await within(fetch('/app/', { method: 'HEAD', cache: 'no-store' })).catch(() => null);
    if (!answer?.ok) throw new NetworkError(error);
    if (sessionStorage.getItem(key)) throw error;
    sessionStorage.setItem(key, 'yes');
    window.location.reload();
    return new Promise(() => undefined);
  }
}
