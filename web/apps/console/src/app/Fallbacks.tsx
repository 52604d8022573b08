import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from '@/shared/ui';
import classes from './Shell.module.css';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className={classes.nowhere}>
      <EmptyState
        icon={IconMapOff}
        level={1}
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      />
    </div>
  );
}

/** In the place of a page that could not be had. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className={classes.fault}>
      <ErrorState error={error} onRetry={onRetry} />
    </div>
  );
}

export function RouteError({ error }: { error: unknown }) {
  return (
    <main className={classes.fault}>
      <ErrorState error={error} onRetry={() => window.location.reload()} />
    </main>
  );
}
