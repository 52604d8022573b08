import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api';
import { notifyDone } from '@/shared/ui';

/** Steps in, says that it is done, and looks at once what became of it. What was refused is the caller's to show. */
export function useDeed(done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) => api.post<unknown>(path, body ?? {}),
    onSuccess: () => notifyDone(done),
    onSettled: () => client.invalidateQueries({ queryKey: ['/metrics/live'] }),
  });
}
