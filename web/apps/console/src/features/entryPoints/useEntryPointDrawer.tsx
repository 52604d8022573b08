import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useRemove } from '@/shared/api';
import { ConfirmButton, FormDrawer, useEditor, useNotifyError } from '@/shared/ui';
import { AnswerFields } from './AnswerFields';
import { bodyOf, type EntryPoint, type EntryPointValues, valuesOf } from './entryPoint';
import { NumberFields } from './NumberFields';
import { WidgetFields } from './WidgetFields';

/** The form of an entry point beside the list; what it asks for depends on the channel. */
export function useEntryPointDrawer() {
  const { t } = useTranslation('entryPoints');
  const notify = useNotifyError();
  const remove = useRemove('/entryPoints');
  const toValues = (entry: EntryPoint | null) =>
    valuesOf(entry, { title: t('words.title'), greeting: t('words.greeting'), closedText: t('words.closedText') });
  const form = useForm<EntryPointValues>({
    initialValues: toValues(null),
    validate: (values) => {
      const errors: Record<string, string> = {};
      if (!values.name.trim()) errors.name = t('needed');
      const answering = values.answers === 'flow' ? 'flowId' : 'queueId';
      if (!values[answering]) errors[answering] = t('needed');
      if (values.channel !== 'chat' && !values.connectionId) errors.connectionId = t('needed');
      if (values.channel !== 'chat' && !values.address) errors.address = t('needed');
      if (values.settings.widget.preChat.some((field) => !field.label.trim())) errors['settings.widget.preChat'] = t('labelNeeded');
      return errors;
    },
  });
  const editor = useEditor<EntryPoint, EntryPointValues>('/entryPoints', form, toValues);
  const known = editor.resource;
  const { channel } = form.values;
  const removal = known && (
    <ConfirmButton
      question={t('removeAsk', { name: known.name })}
      consequence={t(channel === 'chat' ? 'removeChat' : channel === 'voice' ? 'removeVoice' : 'removeNumber')}
      onConfirm={() => remove.mutate(known, { onSuccess: editor.close, onError: notify })}
    >
      {t('shared:action.remove')}
    </ConfirmButton>
  );
  const element = (
    <FormDrawer
      opened={editor.opened}
      onClose={editor.close}
      title={known ? known.name : t(channel === 'chat' ? 'newChat' : channel === 'voice' ? 'newVoice' : 'newSms')}
      onSubmit={form.onSubmit((values) => editor.save(bodyOf(values, known)))}
      saving={editor.saving}
      error={editor.error}
      secondary={removal}
      size="lg"
    >
      <TextInput label={t('name')} description={t('nameText')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      {channel !== 'chat' && <NumberFields form={form} known={known} />}
      <AnswerFields form={form} />
      {channel === 'chat' && <WidgetFields form={form} known={known} />}
    </FormDrawer>
  );
  const create = (wanted: 'chat' | 'sms' | 'voice') => {
    editor.create();
    form.setFieldValue('channel', wanted);
  };
  return { create, edit: editor.edit, element };
}
