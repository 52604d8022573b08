import { Button } from '@mantine/core';
import { IconMoodEmpty } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from '@/shared/ui';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconMoodEmpty}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      }
    />
  );
}

export function RouteError({ error }: { error: unknown }) {
  return (
    <main style={{ padding: 24, maxWidth: 640 }}>
      <ErrorState error={error} onRetry={() => window.location.reload()} />
    </main>
  );
}
