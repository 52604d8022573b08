import { Menu, SegmentedControl, Text, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '@/shared/api';
import { type Preferences, setPreferences, usePreferences } from '@/shared/prefs/prefs';
import { forgetTokens } from '@/shared/session/tokens';
import { PersonMark } from '@/shared/ui';
import classes from './Shell.module.css';

export async function signOut(): Promise<void> {
  try {
    await api.delete('/sessions/current');
  } finally {
    forgetTokens();
  }
}

export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { colorScheme, language } = usePreferences();
  return (
    <Menu position="bottom-end" width={248}>
      <Menu.Target>
        <UnstyledButton className={classes.user} aria-label={t('user.menu')}>
          <PersonMark id={me.data?.userId ?? ''} name={me.data?.name ?? null} size={30} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.userHead}>
          <Text fw={600} truncate>{me.data?.name}</Text>
          <Text size="xs" c="dimmed" truncate>{me.data?.email}</Text>
        </div>
        <Menu.Divider />
        <div className={classes.userHead}>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('user.theme')}
            value={colorScheme}
            onChange={(value) => setPreferences({ colorScheme: value as Preferences['colorScheme'] })}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
          />
          <SegmentedControl
            fullWidth
            size="xs"
            mt={6}
            aria-label={t('user.language')}
            value={language}
            onChange={(value) => setPreferences({ language: value as Preferences['language'] })}
            data={[
              { value: 'en', label: 'English' },
              { value: 'ar', label: 'العربية' },
            ]}
          />
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
          {t('user.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onShortcuts}>
          {t('shortcut.sheet')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
