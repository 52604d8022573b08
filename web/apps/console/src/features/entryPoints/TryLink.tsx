import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

/** To the demo shop with this widget in it, where the server has one. */
export function TryLink({ widgetId }: { widgetId: string }) {
  const { t } = useTranslation('entryPoints');
  const demo = useQuery({
    queryKey: ['demo-shop'],
    queryFn: async () => (await fetch('/demo/shop', { method: 'HEAD' })).ok,
    retry: false,
    staleTime: Infinity,
  });
  if (!demo.data) return null;
  return (
    <Anchor href={`/demo/shop?widget=${encodeURIComponent(widgetId)}`} target="_blank" rel="noopener">
      {t('try')}
    </Anchor>
  );
}
