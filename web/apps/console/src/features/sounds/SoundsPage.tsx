import { Badge, Group, Text } from '@mantine/core';
import { IconMusic } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/i18n/format';
import { type SetUpFormProps, SetUpPage } from '@/shared/setUp';
import type { Sound } from '@/shared/sounds';
import { SoundForm } from './SoundForm';
import { UploadForm } from './UploadForm';

/** Every sound, where it is used, and a drawer to hear, name and remove it. */
export default function SoundsPage() {
  const { t } = useTranslation('sounds');
  const format = useFormat();
  return (
    <SetUpPage<Sound>
      name="sounds"
      path="/sounds"
      icon={IconMusic}
      Form={Form}
      columns={[
        { key: 'name', header: t('name'), render: (sound) => <bdi>{sound.name}</bdi> },
        { key: 'usedBy', header: t('usedBy'), render: (sound) => <Uses sound={sound} /> },
        { key: 'size', header: t('size'), align: 'end', render: (sound) => <span className="tabular">{format.bytes(sound.size)}</span> },
      ]}
    />
  );
}

function Form({ item, onClose }: SetUpFormProps<Sound>) {
  return item ? <SoundForm item={item} onClose={onClose} /> : <UploadForm onClose={onClose} />;
}

function Uses({ sound }: { sound: Sound }) {
  const { t } = useTranslation('sounds');
  if (sound.usedBy.length === 0) return <Text c="dimmed">{t('unused')}</Text>;
  return (
    <Group gap={6}>
      {sound.usedBy.map(({ kind, id, name, live }) => (
        <Badge key={id} color={live ? 'petrol' : 'gray'}>
          {t(`use.${live ? kind : 'draft'}`, { name: `\u2068${name}\u2069` })}
        </Badge>
      ))}
    </Group>
  );
}
