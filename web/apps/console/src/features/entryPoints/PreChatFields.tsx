import { Checkbox, Fieldset, Group, Input, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PreChatField, type PreChatKind, preChatKinds } from './entryPoint';

interface PreChatFieldsProps {
  value: PreChatField[];
  onChange: (fields: PreChatField[]) => void;
  error?: ReactNode;
}

/** What the widget asks before a chat: each of three questions at most once, in the words of the company. */
export function PreChatFields({ value, onChange, error }: PreChatFieldsProps) {
  const { t } = useTranslation('entryPoints');
  const change = (kind: PreChatKind, to: Partial<PreChatField>) => onChange(value.map((one) => (one.field === kind ? { ...one, ...to } : one)));
  const toggle = (kind: PreChatKind, wanted: boolean) =>
    onChange(wanted ? [...value, { field: kind, label: t(`asks.${kind}`), required: false }] : value.filter((one) => one.field !== kind));
  return (
    <Fieldset legend={t('preChat')}>
      <Text size="xs" c="dimmed" mb="sm">
        {t('preChatText')}
      </Text>
      <Stack gap="sm">
        {preChatKinds.map((kind) => {
          const field = value.find((one) => one.field === kind);
          return (
            <Stack key={kind} gap={6}>
              <Switch label={t(`kind.${kind}`)} checked={Boolean(field)} onChange={(event) => toggle(kind, event.currentTarget.checked)} />
              {field && (
                <Group gap="sm" wrap="wrap">
                  <TextInput
                    flex="1 1 180px"
                    aria-label={t('labelOf', { kind: t(`kind.${kind}`) })}
                    maxLength={100}
                    value={field.label}
                    onChange={(event) => change(kind, { label: event.currentTarget.value })}
                  />
                  <Checkbox
                    label={t('required')}
                    aria-label={`${t('required')}: ${t(`kind.${kind}`)}`}
                    checked={field.required ?? false}
                    onChange={(event) => change(kind, { required: event.currentTarget.checked })}
                  />
                </Group>
              )}
            </Stack>
          );
        })}
      </Stack>
      {error && <Input.Error mt="xs">{error}</Input.Error>}
    </Fieldset>
  );
}
