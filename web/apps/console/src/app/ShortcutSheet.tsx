import { Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isSingleKey, keyNames, useActiveShortcuts } from '@/shared/keyboard/shortcuts';
import { setPreferences, usePreferences } from '@/shared/prefs/prefs';
import classes from './Shell.module.css';

/** Every shortcut that works right now, and the switch that turns the single keys off. */
export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const shortcuts = useActiveShortcuts();
  const { singleKeys } = usePreferences();
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))];
  return (
    <Modal opened={opened} onClose={onClose} title={t('shortcut.sheet')} size="md" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Stack gap="md">
        <Switch
          label={t('shortcut.singleKeys')}
          description={t('shortcut.singleKeysText')}
          checked={singleKeys}
          onChange={(event) => setPreferences({ singleKeys: event.currentTarget.checked })}
        />
        {groups.map((group) => (
          <div key={group}>
            <Text fw={600} mb={6}>{group}</Text>
            <dl className={classes.keys}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.keys} data-off={(isSingleKey(shortcut.keys) && !singleKeys) || undefined}>
                    <dt>{shortcut.label}</dt>
                    <dd dir="ltr">
                      {keyNames(shortcut.keys).map((name) => (
                        <Kbd key={name}>{name}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </Stack>
    </Modal>
  );
}
