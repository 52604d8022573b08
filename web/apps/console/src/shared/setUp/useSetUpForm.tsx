import { useForm, type UseFormInput } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, type Resource, useCreate, useRemove, useUpdate } from '@/shared/api';
import { ConfirmButton, notifyDone, showFieldErrors } from '@/shared/ui';

interface SetUpForm<T, V extends Record<string, unknown>> {
  name: string;
  path: string;
  item: T | null;
  onClose: () => void;
  /** What the fields show of the thing, or of a new one. */
  values: (item: T | null) => V;
  body: (values: V) => unknown;
  validate?: NonNullable<UseFormInput<V>['validate']>;
  /** Said after saving, when "Saved" is not enough. */
  created?: string;
}

/**
 * The form of one thing that is set up. A change is made under the version on the screen; when somebody else was faster,
 * the fields show what is there now and the drawer says so.
 */
export function useSetUpForm<T extends Resource, V extends Record<string, unknown>>(options: SetUpForm<T, V>) {
  const { name, path, item, onClose, values, body } = options;
  const { t } = useTranslation([name, 'shared']);
  const [shown, setShown] = useState(item);
  const [error, setError] = useState<unknown>(null);
  const create = useCreate<T, unknown>(path);
  const update = useUpdate<T, unknown>(path);
  const remove = useRemove(path);
  const form = useForm<V>({ initialValues: values(item), ...(options.validate && { validate: options.validate }) });

  const failed = async (problem: unknown) => {
    if (shown && problem instanceof ProblemError && problem.status === 412) {
      const newest = await api.get<T>(`${path}/${shown.id}`).catch(() => null);
      if (newest) {
        setShown(newest);
        form.setValues(values(newest));
      }
    }
    const fields = problem instanceof ProblemError ? Object.keys(problem.byField) : [];
    const placed = showFieldErrors(form, problem) && fields.every((field) => (field.split('.')[0] ?? '') in form.values);
    setError(placed ? null : problem);
  };
  /** Does something with the thing and closes; what goes wrong stands in the drawer. */
  const run = async (action: () => Promise<unknown>, done: string) => {
    setError(null);
    try {
      await action();
      notifyDone(done);
      onClose();
    } catch (problem) {
      await failed(problem);
    }
  };
  const change = (part: unknown) => (shown ? update.mutateAsync({ resource: shown, change: part }) : create.mutateAsync(part));

  const removal = shown && (
    <ConfirmButton question={t('remove.question')} consequence={t('remove.text')} confirmLabel={t('shared:action.remove')} onConfirm={() => run(() => remove.mutateAsync(shown), t('remove.done'))}>
      {t('shared:action.remove')}
    </ConfirmButton>
  );
  return {
    form,
    shown,
    run,
    change,
    drawer: {
      opened: true,
      onClose,
      title: t(item ? 'edit' : 'new'),
      onSubmit: form.onSubmit((filled) => void run(() => change(body(filled)), (!item && options.created) || t('shared:state.saved'))),
      saving: create.isPending || update.isPending || remove.isPending,
      error,
      submitLabel: t(item ? 'shared:action.save' : 'shared:action.create'),
      secondary: removal,
    },
  };
}
