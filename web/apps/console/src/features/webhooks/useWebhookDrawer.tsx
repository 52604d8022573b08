import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDrawer, SecretModal, useEditor } from '@/shared/ui';
import { EventChoice } from './EventChoice';
import { valuesOf, type Webhook, type WebhookValues } from './webhook';

/** Creates a webhook, and shows its secret this once; or changes one. */
export function useWebhookDrawer() {
  const { t } = useTranslation('webhooks');
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm<WebhookValues>({
    initialValues: valuesOf(null),
    validate: {
      url: (url) => (/^https?:\/\/./.test(url.trim()) ? null : t('urlNeeded')),
      events: (events) => (events.length ? null : t('eventsNeeded')),
    },
  });
  const editor = useEditor<Webhook, WebhookValues>('/webhooks', form, valuesOf);
  const known = editor.resource;
  const submit = form.onSubmit((values) =>
    editor.save({ ...values, url: values.url.trim() }, known ? undefined : (created) => setSecret(created.secret ?? null)),
  );
  const element = (
    <>
      <FormDrawer
        opened={editor.opened}
        onClose={editor.close}
        title={known ? t('change') : t('new')}
        onSubmit={submit}
        saving={editor.saving}
        error={editor.error}
      >
        <TextInput label={t('url')} description={t('urlText')} type="url" dir="ltr" required maxLength={2000} data-autofocus {...form.getInputProps('url')} />
        <Switch label={t('active')} description={t('activeText')} {...form.getInputProps('active', { type: 'checkbox' })} />
        <EventChoice {...form.getInputProps('events')} />
      </FormDrawer>
      <SecretModal
        opened={secret !== null}
        onClose={() => setSecret(null)}
        title={t('created')}
        text={t('secretOnce')}
        values={[{ label: t('secret'), value: secret ?? '' }]}
      />
    </>
  );
  return { create: editor.create, edit: editor.edit, element };
}
