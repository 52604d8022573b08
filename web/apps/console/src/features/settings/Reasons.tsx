import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PresenceReason } from './tenant';

interface ReasonsProps {
  value: PresenceReason[];
  onChange: (value: PresenceReason[]) => void;
}

const STATES = ['busy', 'away'] as const;

/** What the desk offers beside available and offline; a known name is shown in each agent's language. */
export function Reasons({ value, onChange }: ReasonsProps) {
  const { t } = useTranslation('settings');
  const set = (index: number, part: Partial<PresenceReason>) => onChange(value.map((reason, at) => (at === index ? { ...reason, ...part } : reason)));
  /** Known names are kept as they are called in the program. */
  const shown = (name: string) => t(`shared:presenceReason.${name}`, { defaultValue: name });
  return (
    <Stack gap="xs">
      {value.map((reason, index) => (
        <Group key={index} gap="xs" wrap="nowrap">
          <TextInput flex={1} miw={0} dir="auto" maxLength={60} aria-label={t('reasonName', { number: index + 1 })} value={shown(reason.name)} onChange={(event) => set(index, { name: event.currentTarget.value })} />
          <Select
            w={130}
            aria-label={t('reasonState', { number: index + 1 })}
            data={STATES.map((state) => ({ value: state, label: t(`shared:presence.${state}`) }))}
            value={reason.state}
            onChange={(state) => state && set(index, { state: state as PresenceReason['state'] })}
            allowDeselect={false}
          />
          <ActionIcon aria-label={t('removeReason', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {value.length < 30 && (
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, { state: 'away', name: '' }])}>
          {t('addReason')}
        </Button>
      )}
    </Stack>
  );
}
