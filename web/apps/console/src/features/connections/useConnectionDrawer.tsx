import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useRemove } from '@/shared/api';
import { ConfirmButton, CopyField, FormDrawer, useEditor, useNotifyError } from '@/shared/ui';
import { bodyOf, type Connection, type ConnectionValues, valuesOf } from './connection';

/** The form of a connection beside the list; the token can be written but is never shown. */
export function useConnectionDrawer() {
  const { t } = useTranslation('connections');
  const notify = useNotifyError();
  const remove = useRemove('/connections');
  const form = useForm<ConnectionValues>({ initialValues: valuesOf(null) });
  const editor = useEditor<Connection, ConnectionValues>('/connections', form, valuesOf);
  const known = editor.resource;
  const submit = form.onSubmit((values) => {
    const errors: Record<string, string> = {};
    if (!values.name.trim()) errors.name = t('needed');
    if (!values.credentials.accountSid.trim()) errors['credentials.accountSid'] = t('needed');
    if (!known && !values.credentials.authToken.trim()) errors['credentials.authToken'] = t('needed');
    if (Object.keys(errors).length) form.setErrors(errors);
    else editor.save(bodyOf(values, Boolean(known)));
  });
  const removal = known && (
    <ConfirmButton
      question={t('removeAsk', { name: known.name })}
      consequence={t('removeText')}
      onConfirm={() => remove.mutate(known, { onSuccess: editor.close, onError: notify })}
    >
      {t('shared:action.remove')}
    </ConfirmButton>
  );
  const element = (
    <FormDrawer opened={editor.opened} onClose={editor.close} title={known ? known.name : t('new')} onSubmit={submit} saving={editor.saving} error={editor.error} secondary={removal}>
      <TextInput label={t('name')} description={t('nameText')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('accountSid')} description={t('accountSidText')} required dir="ltr" autoComplete="off" {...form.getInputProps('credentials.accountSid')} />
      <PasswordInput
        label={t('authToken')}
        description={known ? t('authTokenKept') : t('authTokenText')}
        required={!known}
        dir="ltr"
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('showToken') }}
        {...form.getInputProps('credentials.authToken')}
      />
      <TextInput label={t('apiKeySid')} description={t('apiKeyText')} dir="ltr" autoComplete="off" {...form.getInputProps('credentials.apiKeySid')} />
      <PasswordInput label={t('apiKeySecret')} description={known ? t('apiKeyKept') : undefined} dir="ltr" autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t('showKey') }} {...form.getInputProps('credentials.apiKeySecret')} />
      <TextInput label={t('apiBaseUrl')} description={t('apiBaseUrlText')} dir="ltr" type="url" placeholder="https://api.twilio.com" {...form.getInputProps('apiBaseUrl')} />
      {known && <CopyField label={t('webhookBaseUrl')} value={known.webhookBaseUrl} />}
    </FormDrawer>
  );
  return { create: editor.create, edit: editor.edit, element };
}
