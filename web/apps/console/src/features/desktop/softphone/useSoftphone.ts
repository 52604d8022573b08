import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useMe } from '@/shared/api';
import { usePreferences } from '@/shared/prefs/prefs';
import { isRingingExpected } from '@/shared/telephone';
import type { VoiceToken } from '../session/call';
import { useAgentSession } from '../session/AgentProvider';
import { type PhoneState, Softphone } from './Softphone';
import { openTwilioPhone } from './twilioPhone';
import { isWanted } from './wanted';

/** Waits until no other tab is the telephone; without the browser's locks every tab is one. */
function alone(signal: AbortSignal, run: () => void): void {
  if (!('locks' in navigator)) return run();
  void navigator.locks
    .request('centrala.telephone', { signal }, () => {
      run();
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    })
    .catch(() => undefined);
}

let state: PhoneState = { kind: 'off' };
const listeners = new Set<() => void>();

function publish(next: PhoneState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

/** Where this tab's telephone stands. */
export function usePhoneState(): PhoneState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** The browser's telephone, alive as long as the desk is: for those who take work and talk with their browser. */
export function useSoftphone(): PhoneState {
  const session = useAgentSession();
  const me = useMe().data;
  const { microphone, speaker } = usePreferences();
  const phone = useRef<Softphone | null>(null);
  const userId = me?.userId;
  const wanted = Boolean(me?.agent) && (me?.agent?.device?.kind ?? 'browser') === 'browser';

  useEffect(() => {
    if (!wanted) return;
    const softphone = new Softphone({
      token: () => session.command({ type: 'requestVoiceToken' }) as Promise<VoiceToken>,
      open: openTwilioPhone,
      wanted: (interactionId) => isWanted(interactionId, session.current().desk, userId, isRingingExpected()),
      alone,
      onState: publish,
    });
    phone.current = softphone;
    softphone.start();
    const end = session.subscribe(() => softphone.look());
    return () => {
      end();
      softphone.stop();
      phone.current = null;
    };
  }, [session, wanted, userId]);
  useEffect(() => phone.current?.use(microphone, speaker), [microphone, speaker, wanted]);
  return usePhoneState();
}
