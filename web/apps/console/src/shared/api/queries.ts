import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, type Resource } from './client';

/**
 * The four usual things a setup page does with a collection such as `/queues`. The cache key is the path, so a change
 * made anywhere refreshes every list and every single resource under it.
 */
export function useList<T>(path: string, query?: Record<string, string | number | undefined>) {
  return useQuery({ queryKey: [path, 'list', query ?? {}], queryFn: () => api.all<T>(path, query) });
}

export function useResource<T>(path: string, id: string | null | undefined) {
  return useQuery({ queryKey: [path, 'one', id], queryFn: () => api.get<T>(`${path}/${id}`), enabled: Boolean(id) });
}

export function useCreate<T, Body = Partial<T>>(path: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (body: Body) => api.post<T>(path, body), onSuccess: () => refresh(client, path) });
}

/** Sends only what is given, under the version that was on the screen; ProblemError 412 means somebody else was faster. */
export function useUpdate<T extends Resource, Body = Partial<T>>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ resource, change }: { resource: Resource; change: Body }) =>
      api.patch<T>(`${path}/${resource.id}`, change, resource.version),
    onSettled: () => refresh(client, path),
  });
}

export function useRemove(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (resource: Resource) => api.delete(`${path}/${resource.id}`, resource.version),
    onSuccess: () => refresh(client, path),
  });
}

function refresh(client: QueryClient, path: string): Promise<void> {
  return client.invalidateQueries({ queryKey: [path] });
}
