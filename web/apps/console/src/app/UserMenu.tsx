import { Popover, SegmentedControl, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { type Preferences, setPreferences, usePreferences } from '@/shared/prefs/prefs';
import { endSession } from '@/shared/session/tokens';
import { PersonMark, Written } from '@/shared/ui';
import classes from './UserMenu.module.css';

/** Who is signed in, how the console looks, and the way out. A panel, not a menu: it holds more than commands. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { colorScheme, language } = usePreferences();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover position="bottom-end" width={256} opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.user} aria-label={t('user.menu')} onClick={toggle}>
          <PersonMark id={me.data?.userId ?? ''} name={me.data?.name ?? null} size={30} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('user.menu')}>
        <div className={classes.head}>
          <Text fw={600} truncate>
            <Written cut>{me.data?.name ?? ''}</Written>
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {me.data?.email}
          </Text>
        </div>
        <div className={classes.looks}>
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
            aria-label={t('user.language')}
            value={language}
            onChange={(value) => setPreferences({ language: value as Preferences['language'] })}
            data={[
              { value: 'en', label: 'English' },
              { value: 'ar', label: 'العربية' },
            ]}
          />
        </div>
        <Link to="/account" className={classes.item ?? ''} onClick={close}>
          <IconUserCircle size={17} stroke={1.7} aria-hidden />
          {t('user.account')}
        </Link>
        <UnstyledButton
          className={classes.item ?? ''}
          onClick={() => {
            close();
            onShortcuts();
          }}
        >
          <IconKeyboard size={17} stroke={1.7} aria-hidden />
          {t('shortcut.sheet')}
        </UnstyledButton>
        <UnstyledButton className={classes.item ?? ''} onClick={() => void endSession()}>
          <IconLogout size={17} stroke={1.7} aria-hidden className={classes.out} />
          {t('user.signOut')}
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}
