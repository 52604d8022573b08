import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './States';

interface Pages {
  hasMore: boolean;
  loadingMore: boolean;
  moreError: unknown;
  more: () => void;
}

/** Stands under a long list as long as there is more of it. */
export function ShowMore({ pages }: { pages: Pages }) {
  const { t } = useTranslation();
  if (!pages.hasMore && !pages.moreError) return null;
  return (
    <Stack mt="md" align="center">
      {Boolean(pages.moreError) && <ErrorState error={pages.moreError} />}
      {pages.hasMore && (
        <Button variant="default" loading={pages.loadingMore} onClick={pages.more}>
          {t('action.more')}
        </Button>
      )}
    </Stack>
  );
}
