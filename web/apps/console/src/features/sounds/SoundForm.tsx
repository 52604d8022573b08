import { Anchor, List, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FilePlayer } from '@/shared/recording';
import { useSetUpForm } from '@/shared/setUp';
import { LONGEST_NAME, type Sound } from '@/shared/sounds';
import { FormDrawer } from '@/shared/ui';

/** One sound: heard, named, and removed where nothing uses it. */
export function SoundForm({ item, onClose }: { item: Sound; onClose: () => void }) {
  const { t } = useTranslation('sounds');
  const { form, drawer, shown } = useSetUpForm({
    name: 'sounds',
    path: '/sounds',
    item,
    onClose,
    values: (sound: Sound | null) => ({ name: sound?.name ?? '' }),
    body: ({ name }) => ({ name: name.trim() }),
    validate: { name: (name) => (name.trim() ? null : t('nameNeeded')) },
  });
  const uses = shown?.usedBy ?? [];
  return (
    <FormDrawer {...drawer}>
      <FilePlayer path={`/sounds/${item.id}/content`} label={item.name} />
      <TextInput label={t('name')} required maxLength={LONGEST_NAME} data-autofocus dir="auto" {...form.getInputProps('name')} />
      <div>
        <Text fw={550}>{t('usedBy')}</Text>
        {uses.length === 0 ? (
          <Text c="dimmed">{t('unused')}</Text>
        ) : (
          <List>
            {uses.map(({ kind, id, name, live }) => (
              <List.Item key={id}>
                <Anchor component={Link} display="inline-block" py={4} to={kind === 'flow' ? `/flows/${id}` : '/queues'}>
                  {t(`use.${live ? kind : 'draft'}`, { name: `\u2068${name}\u2069` })}
                </Anchor>
              </List.Item>
            ))}
          </List>
        )}
      </div>
    </FormDrawer>
  );
}
