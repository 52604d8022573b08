import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { type DialRequest, useDialProvider } from '@/shared/telephone';
import { useSelection } from '../conversations/selection';
import { usePhoneState } from '../softphone/useSoftphone';
import { DialDrawer } from './DialDrawer';

/** Makes calls for every page: whoever takes work, and has something to talk with, can call any number that is shown. */
export function Dialling() {
  const { t } = useTranslation('desktop');
  const { select } = useSelection();
  const agent = useMe().data?.agent;
  const { kind } = usePhoneState();
  const canCall = Boolean(agent) && ((agent?.device?.kind ?? 'browser') !== 'browser' || kind !== 'absent');
  const [request, setRequest] = useState<DialRequest | null>(null);
  useDialProvider(setRequest, canCall);
  useShortcut('c', t('dial.open'), t('conversations'), () => setRequest({ number: '' }), canCall);
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
