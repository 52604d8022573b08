import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '@/shared/prefs/prefs';
import { customerName } from '../customer/names';
import type { Offer } from '../session/protocol';
import { Ringtone } from './Ringtone';

const tone = new Ringtone();

/** Resolves in one tab only, and in the next when that one closes: two open tabs do not ring twice. */
function whenOnlyRinger(signal: AbortSignal, ring: () => void): void {
  if (!('locks' in navigator)) return ring();
  void navigator.locks
    .request('centrala.ringer', { signal }, () => {
      ring();
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    })
    .catch(() => undefined);
}

/** Rings, and tells the system when the page is not in sight, as long as there is an offer to answer. */
export function useRinging(offer: Offer | null): void {
  const { t } = useTranslation('desktop');
  const { ringtone, ringVolume, ringDevice, osNotifications } = usePreferences();
  const offerId = offer?.offerId ?? null;
  const title = offer ? t('offer.notification', { customer: customerName(offer.customer, t('unknownCustomer')) }) : '';
  const body = [offer?.queue?.name, offer?.preview].filter(Boolean).join(' · ');

  useEffect(() => {
    if (!offerId) return;
    const ending = new AbortController();
    let notification: Notification | undefined;
    // Also when the page goes out of sight while it rings; the system takes it back once it is answered.
    const tellSystem = () => {
      if (notification || !osNotifications || document.visibilityState !== 'hidden' || !('Notification' in window) || Notification.permission !== 'granted') return;
      notification = new Notification(title, { body, tag: offerId, requireInteraction: true });
      notification.onclick = () => window.focus();
    };
    whenOnlyRinger(ending.signal, () => {
      if (ringtone) tone.start(ringDevice, ringVolume);
      tellSystem();
      document.addEventListener('visibilitychange', tellSystem, { signal: ending.signal });
    });
    return () => {
      ending.abort();
      tone.stop();
      notification?.close();
    };
  }, [offerId, title, body, ringtone, ringVolume, ringDevice, osNotifications]);
}
