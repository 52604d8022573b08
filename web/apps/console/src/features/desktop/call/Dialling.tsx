import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { type DialRequest, useDialProvider } from '@/shared/telephone';
import { useSelection } from '../conversations/selection';
import { DialDrawer } from './DialDrawer';

/** Makes calls for every page: whoever takes work can call any number that is shown. */
export function Dialling() {
  const { t } = useTranslation('desktop');
  const { select } = useSelection();
  const takesWork = Boolean(useMe().data?.agent);
  const [request, setRequest] = useState<DialRequest | null>(null);
  useDialProvider(setRequest, takesWork);
  useShortcut('c', t('dial.open'), t('conversations'), () => setRequest({ number: '' }), takesWork);
  if (!request) return null;
  const close = () => setRequest(null);
  return (
    <DialDrawer
      request={request}
      onClose={close}
      onMade={(interactionId) => {
        close();
        select(interactionId);
      }}
    />
  );
}
