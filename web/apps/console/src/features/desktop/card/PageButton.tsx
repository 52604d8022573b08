import { Button, type ButtonProps } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpenPage } from '../session/protocol';
import { isPage } from './pages';

/** Leads to what another program shows of the customer, in a window of its own. */
export function PageButton({ page, ...looks }: { page: OpenPage } & ButtonProps) {
  const { t } = useTranslation('desktop');
  if (!isPage(page)) return null;
  return (
    <Button component="a" href={page.url} target="_blank" rel="noopener noreferrer" size="xs" variant="default" leftSection={<IconExternalLink size={15} aria-hidden />} {...looks}>
      {t('card.open', { name: `\u2068${page.name}\u2069` })}
    </Button>
  );
}
