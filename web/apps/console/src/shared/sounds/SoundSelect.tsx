import { ActionIcon, Anchor, Group, Select, Text } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import type { Sound } from './sound';
import { useListen } from './useListen';

interface SoundSelectProps {
  label: string;
  description?: string;
  /** What is heard where none is chosen. */
  none: string;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** Chooses one of the tenant's own sounds, which can be heard at once; without any it says where they are made. */
export function SoundSelect({ label, description, none, value, onChange }: SoundSelectProps) {
  const { t } = useTranslation();
  const sounds = useList<Sound>('/sounds');
  const { plays, toggle } = useListen(value);
  const known = (sounds.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const choices = value && !known.some((choice) => choice.value === value) ? [...known, { value, label: t('sound.unnamed') }] : known;
  if (sounds.isSuccess && choices.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {label}: {none}. <Anchor component={Link} to="/sounds">{t('sound.make')}</Anchor>
      </Text>
    );
  }
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select flex={1} miw={0} label={label} description={description} placeholder={none} data={choices} value={value} onChange={onChange} searchable clearable clearButtonProps={{ 'aria-label': none }} />
      {value && (
        <ActionIcon variant="default" size={36} onClick={toggle} aria-label={t(plays ? 'sound.stop' : 'sound.play', { what: label })}>
          {plays ? <IconPlayerStopFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        </ActionIcon>
      )}
    </Group>
  );
}
