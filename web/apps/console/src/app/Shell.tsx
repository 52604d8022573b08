import { ActionIcon, Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AgentProvider, ConnectionBanner, DeskNews, Dialling, LeaveGuard, OfferBar, PresenceMenu, SoftphoneMenu } from '@/features/desktop/feature';
import { useMe } from '@/shared/api';
import { adoptPreferences } from '@/shared/prefs/prefs';
import { useSession } from '@/shared/session/useSession';
import { keyNames, useShortcut, useShortcutListener } from '@/shared/keyboard/shortcuts';
import { LoadingRows } from '@/shared/ui';
import { Nav } from './Nav';
import { Palette } from './Palette';
import { ShortcutSheet } from './ShortcutSheet';
import classes from './Shell.module.css';
import { UserMenu } from './UserMenu';

/** The frame around every signed-in page: navigation, the bar with presence and search, and the page itself. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [menu, menuOpen] = useDisclosure(false);
  const [palette, paletteOpen] = useDisclosure(false);
  const [sheet, sheetOpen] = useDisclosure(false);
  useShortcutListener();
  useShortcut('mod+k', t('shortcut.palette'), t('shortcut.everywhere'), paletteOpen.toggle);
  useShortcut('?', t('shortcut.sheet'), t('shortcut.everywhere'), sheetOpen.toggle);

  const me = useMe();
  useEffect(() => {
    if (me.data) adoptPreferences(me.data.preferences);
  }, [me.data]);
  useEffect(() => {
    if (!session) void navigate({ to: '/signin' });
  }, [session, navigate]);
  const closeMenu = menuOpen.close;
  useEffect(closeMenu, [path, closeMenu]);
  if (!session) return null;

  return (
    <AgentProvider key={session.userId + session.tenantId} userId={session.userId}>
      <div className={classes.shell}>
        <a className={classes.skip} href="#content">
          {t('skipToContent')}
        </a>
        <div className={classes.rail}>
          <Nav />
        </div>
        <Drawer.Root opened={menu} onClose={menuOpen.close} size={264} classNames={{ content: classes.railDrawer ?? '' }} styles={{ body: { padding: 0 } }}>
          <Drawer.Overlay />
          <Drawer.Content aria-label={t('nav.label')}>
            <Drawer.Body>
              <Nav />
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
        <div className={classes.column}>
          <header className={classes.bar}>
            <ActionIcon className={classes.burger} onClick={menuOpen.open} aria-label={t('nav.open')}>
              <IconMenu2 size={20} />
            </ActionIcon>
            <div className={classes.barStart}>
              <UnstyledButton className={classes.search} onClick={paletteOpen.open} aria-label={t('palette.open')}>
                <IconSearch size={15} aria-hidden />
                <span>{t('palette.hint')}</span>
                <kbd>{keyNames('mod+k').join(' ')}</kbd>
              </UnstyledButton>
              <OfferBar />
            </div>
            <div className={classes.barEnd}>
              <SoftphoneMenu />
              <PresenceMenu />
              <UserMenu onShortcuts={sheetOpen.open} />
            </div>
          </header>
          <ConnectionBanner />
          <main id="content" className={classes.content} tabIndex={-1}>
            <Suspense fallback={<LoadingRows />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        <DeskNews />
        <LeaveGuard />
        <Dialling />
        <Palette opened={palette} onClose={paletteOpen.close} />
        <ShortcutSheet opened={sheet} onClose={sheetOpen.close} />
      </div>
    </AgentProvider>
  );
}
