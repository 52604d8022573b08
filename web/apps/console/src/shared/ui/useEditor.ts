import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, type Resource } from '@/shared/api';
import { showFieldErrors } from './errors';
import { notifyDone } from './notify';

interface Saving<T> {
  body: unknown;
  done?: ((saved: T) => void) | undefined;
}

/**
 * What a drawer that creates and edits has in common: which resource it shows, saving under the version that was seen, the
 * server's messages under their fields, and after a conflict the newest values in the form with a word about it.
 */
export function useEditor<T extends Resource, Values extends Record<string, unknown>>(
  path: string,
  form: UseFormReturnType<Values>,
  valuesOf: (resource: T | null) => Values,
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [resource, setResource] = useState<T | null>(null);
  const [unplaced, setUnplaced] = useState(false);

  const show = (shown: T | null) => {
    setResource(shown);
    form.setValues(valuesOf(shown));
    form.clearErrors();
    setOpened(true);
  };
  const refresh = () => client.invalidateQueries({ queryKey: [path] });
  const saving = useMutation({
    mutationFn: ({ body }: Saving<T>) =>
      resource ? api.patch<T>(`${path}/${resource.id}`, body, resource.version) : api.post<T>(path, body),
    onSuccess: async (saved, { done }) => {
      await refresh();
      setOpened(false);
      if (done) done(saved);
      else notifyDone(t('shared:state.saved'));
    },
    onError: async (error) => {
      setUnplaced(!showFieldErrors(form, error));
      if (!(error instanceof ProblemError && error.status === 412) || !resource) return;
      void refresh();
      await api.get<T>(`${path}/${resource.id}`).then(show, () => undefined);
    },
  });
  const open = (shown: T | null) => {
    saving.reset();
    show(shown);
  };
  return {
    opened,
    resource,
    create: () => open(null),
    edit: (shown: T) => open(shown),
    close: () => setOpened(false),
    save: (body: unknown, done?: (saved: T) => void) => saving.mutate({ body, done }),
    saving: saving.isPending,
    /** Null where the fields already say it. */
    error: unplaced ? saving.error : null,
  };
}
