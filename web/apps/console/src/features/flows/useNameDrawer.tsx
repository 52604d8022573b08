import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FormDrawer, useEditor } from '@/shared/ui';
import type { Flow } from './flow';

const valuesOf = (flow: Flow | null): { name: string } => ({ name: flow?.name ?? '' });

/** Names a new flow, or names one anew. */
export function useNameDrawer(onCreated?: (flow: Flow) => void) {
  const { t } = useTranslation('flows');
  const form = useForm({ initialValues: valuesOf(null), validate: { name: (name) => (name.trim() ? null : t('nameNeeded')) } });
  const editor = useEditor<Flow, { name: string }>('/flows', form, valuesOf);
  const known = editor.resource;
  const element = (
    <FormDrawer
      opened={editor.opened}
      onClose={editor.close}
      title={known ? t('rename') : t('new')}
      onSubmit={form.onSubmit(({ name }) => editor.save({ name: name.trim() }, known ? undefined : onCreated))}
      saving={editor.saving}
      error={editor.error}
    >
      <TextInput label={t('name')} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
    </FormDrawer>
  );
  return { create: editor.create, edit: editor.edit, element };
}
