import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { Page } from '@/shared/ui';

/** Where a person lands: what to do next. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const me = useMe();
  return <Page title={t('title', { name: me.data?.name ?? '' })} description={t('text')}>{null}</Page>;
}
