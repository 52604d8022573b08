import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { api, type Page } from './client';

const PAGE = 50;

/** A long list, read a page at a time: what was read so far, and the way to the rest. Fits a DataTable and a ShowMore. */
export function usePages<T>(path: string, query: Record<string, string | number | undefined> = {}) {
  const pages = useInfiniteQuery({
    queryKey: [path, 'pages', query],
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(path, { limit: PAGE, ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<T>) => last.nextCursor,
    select: (data: InfiniteData<Page<T>>) => data.pages.flatMap((page) => page.items),
  });
  const { data, isPending, refetch } = pages;
  return {
    data,
    isPending,
    refetch,
    /** What failed before anything was read; a later page that fails leaves the earlier ones standing. */
    error: data ? null : pages.error,
    moreError: data ? pages.error : null,
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  };
}
