import { Text, Textarea, TextInput } from '@mantine/core';
import { IconMessage2Bolt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '@/shared/api';
import { type SetUpFormProps, SetUpPage, useSetUpForm } from '@/shared/setUp';
import { FormDrawer } from '@/shared/ui';

interface CannedResponse extends Resource {
  shortcut: string;
  text: string;
}

const SHORTCUT = /^[\p{L}\p{N}._-]{1,40}$/u;
const withoutSlash = (shortcut: string) => shortcut.trim().replace(/^\//, '');

export default function CannedResponsesPage() {
  const { t } = useTranslation('cannedResponses');
  return (
    <SetUpPage<CannedResponse>
      name="cannedResponses"
      path="/cannedResponses"
      icon={IconMessage2Bolt}
      Form={ResponseForm}
      columns={[
        { key: 'shortcut', header: t('shortcut'), width: 180, render: (response) => <bdi>/{response.shortcut}</bdi> },
        { key: 'text', header: t('words'), render: (response) => <Text span size="sm" lineClamp={2} dir="auto">{response.text}</Text> },
      ]}
    />
  );
}

function ResponseForm({ item, onClose }: SetUpFormProps<CannedResponse>) {
  const { t } = useTranslation('cannedResponses');
  const { form, drawer } = useSetUpForm({
    name: 'cannedResponses',
    path: '/cannedResponses',
    item,
    onClose,
    values: (response: CannedResponse | null) => ({ shortcut: response?.shortcut ?? '', text: response?.text ?? '' }),
    body: ({ shortcut, text }) => ({ shortcut: withoutSlash(shortcut), text }),
    validate: {
      shortcut: (shortcut) => (SHORTCUT.test(withoutSlash(shortcut)) ? null : t('shortcutNeeded')),
      text: (text) => (text.trim() ? null : t('wordsNeeded')),
    },
  });
  return (
    <FormDrawer {...drawer}>
      <TextInput label={t('shortcut')} description={t('shortcutText')} leftSection="/" required maxLength={41} data-autofocus {...form.getInputProps('shortcut')} />
      <Textarea label={t('words')} description={t('wordsText')} required maxLength={4000} autosize minRows={5} maxRows={16} dir="auto" {...form.getInputProps('text')} />
    </FormDrawer>
  );
}
