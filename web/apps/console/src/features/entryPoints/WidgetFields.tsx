import { ColorInput, Group, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/shared/ui';
import type { EntryPoint, EntryPointValues } from './entryPoint';
import { PreChatFields } from './PreChatFields';
import { TryLink } from './TryLink';

const swatches = ['#1c5d99', '#0c676a', '#1d6f42', '#8a5104', '#b4232a', '#6d3fa0', '#172122'];

/** How the widget looks, what it asks, and where it may be. */
export function WidgetFields({ form, known }: { form: UseFormReturnType<EntryPointValues>; known: EntryPoint | null }) {
  const { t } = useTranslation('entryPoints');
  const at = (name: string) => form.getInputProps(`settings.widget.${name}`);
  // The server names the one origin that is wrong; the field is one for all of them.
  const badOrigin = Object.entries(form.errors).find(([name]) => name.startsWith('settings.widget.allowedOrigins'))?.[1];
  return (
    <>
      <TextInput label={t('widgetTitle')} required maxLength={200} {...at('title')} />
      <Textarea label={t('greeting')} required autosize minRows={2} maxLength={500} {...at('greeting')} />
      <Textarea label={t('closedText')} required autosize minRows={2} maxLength={500} {...at('closedText')} />
      <ColorInput eyeDropperButtonProps={{ 'aria-label': t('pickColor') }} label={t('color')} required format="hex" swatches={swatches} dir="ltr" {...at('color')} />
      <TagsInput
        label={t('origins')}
        description={t('originsText')}
        placeholder="https://shop.example"
        dir="ltr"
        maxTags={50}
        splitChars={[',', ' ']}
        acceptValueOnBlur
        {...at('allowedOrigins')}
        error={badOrigin}
      />
      <PreChatFields
        value={form.values.settings.widget.preChat}
        onChange={(preChat) => form.setFieldValue('settings.widget.preChat', preChat)}
        error={form.errors['settings.widget.preChat']}
      />
      {known?.snippet && <CopyField label={t('snippet')} value={known.snippet} />}
      {known?.widgetId && (
        <Group>
          <TryLink widgetId={known.widgetId} />
        </Group>
      )}
    </>
  );
}
