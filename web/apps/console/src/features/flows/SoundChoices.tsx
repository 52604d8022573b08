import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SoundSelect } from '@/shared/sounds';
import type { Definition } from './flow';
import { type SoundPlace, soundPlaces, withSound } from './sounds';

/** What callers hear at each place of a flow that speaks: a sound of the business, or a voice that reads the text. */
export function SoundChoices({ definition, onChange }: { definition: Definition; onChange: (next: Definition) => void }) {
  const { t } = useTranslation('flows');
  const places = soundPlaces(definition);
  if (places.length === 0) return null;
  const label = ({ node, type, kind, language }: SoundPlace) =>
    [kind === 'music' ? t('sounds.music') : t(`type.${type}`), `\u2068${node}\u2069`, ...(language ? [language] : [])].join(' · ');
  return (
    <Stack gap="sm" role="group" aria-label={t('sounds.title')}>
      <div>
        <Text fw={550}>{t('sounds.title')}</Text>
        <Text size="xs" c="dimmed">{t('sounds.text')}</Text>
      </div>
      {places.map((place) => (
        <SoundSelect
          key={`${place.node} ${place.language ?? ''}`}
          label={label(place)}
          none={t(place.kind === 'music' ? 'sounds.ofQueue' : 'sounds.voice')}
          value={place.soundId}
          onChange={(id) => onChange(withSound(definition, place, id))}
        />
      ))}
    </Stack>
  );
}
