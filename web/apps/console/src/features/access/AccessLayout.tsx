import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Preferences, setPreferences, usePreferences } from '@/shared/prefs/prefs';
import { Logo } from '@/shared/ui/Logo';
import { usePageTitle } from '@/shared/ui/title';
import classes from './access.module.css';
import { Switchboard } from './Switchboard';

interface AccessLayoutProps {
  title: string;
  text?: ReactNode;
  children: ReactNode;
  /** The other way out of this page, e.g. "Sign in instead". */
  footer?: ReactNode;
}

/** The frame of the pages before sign-in: the form at the start side, the exchange at the end side. */
export function AccessLayout({ title, text, children, footer }: AccessLayoutProps) {
  const { t } = useTranslation('access');
  const { language } = usePreferences();
  usePageTitle(title);
  return (
    <div className={classes.layout}>
      <div className={classes.side}>
        <header className={classes.head}>
          <span className={classes.brand}>
            <Logo size={30} />
            <strong>Centrala</strong>
          </span>
          <SegmentedControl
            size="xs"
            aria-label={t('shared:user.language')}
            value={language}
            onChange={(value) => setPreferences({ language: value as Preferences['language'] })}
            data={[
              { value: 'en', label: 'English' },
              { value: 'ar', label: 'العربية' },
            ]}
          />
        </header>
        <main className={classes.main}>
          <Stack gap="lg">
            <div>
              <Title order={1} className={classes.title}>
                {title}
              </Title>
              {text && (
                <Text c="dimmed" mt={6}>
                  {text}
                </Text>
              )}
            </div>
            {children}
            {footer && <Text c="dimmed">{footer}</Text>}
          </Stack>
        </main>
      </div>
      <Switchboard caption={t('caption')} />
    </div>
  );
}
