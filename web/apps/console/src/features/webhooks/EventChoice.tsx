import { Button, Checkbox, Fieldset, Group, Input, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { eventGroups } from './webhook';

interface EventChoiceProps {
  value?: string[];
  onChange?: (events: string[]) => void;
  error?: ReactNode;
}

/** The events to hear of, in groups; the names are those that arrive. */
export function EventChoice({ value = [], onChange, error }: EventChoiceProps) {
  const { t } = useTranslation('webhooks');
  const every = Object.entries(eventGroups).flatMap(([group, names]) => names.map((name) => `${group}.${name}`));
  return (
    <Checkbox.Group label={t('events')} description={t('eventsText')} required value={value} onChange={(events) => onChange?.(events)}>
      {error && <Input.Error mt={4}>{error}</Input.Error>}
      <Group gap="xs" my="xs">
        <Button size="compact-sm" variant="default" onClick={() => onChange?.(every)}>
          {t('all')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onChange?.([])}>
          {t('shared:state.none')}
        </Button>
      </Group>
      <Stack gap="sm">
        {Object.entries(eventGroups).map(([group, names]) => (
          <Fieldset key={group} legend={t(`group.${group}`)} p="sm">
            <Stack gap={6}>
              {names.map((name) => (
                <Checkbox key={name} value={`${group}.${name}`} label={<bdi dir="ltr">{`${group}.${name}`}</bdi>} />
              ))}
            </Stack>
          </Fieldset>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
