import type { Call } from '@twilio/voice-sdk';
import type { OpenPhone, PhoneLeg } from './phone';

/** Twilio's telephone; its SDK is downloaded only by those who use it. The desk rings by itself, so the SDK's own sounds are off. */
export const openTwilioPhone: OpenPhone = async (token, events) => {
  const { Device } = await import('@twilio/voice-sdk');
  const device = new Device(token, { codecPreferences: ['opus', 'pcmu'] as Call.Codec[], closeProtection: false, allowIncomingWhileBusy: true, logLevel: 'silent', tokenRefreshMs: 60_000, enableImprovedSignalingErrorPrecision: true });
  device.audio?.incoming(false);
  device.audio?.outgoing(false);
  device.audio?.disconnect(false);
  device.on('registered', events.ready);
  device.on('unregistered', events.lost);
  device.on('error', (error: { code: number; message: string }) => events.failed(error.code, error.message));
  device.on('tokenWillExpire', events.expiring);
  device.on('incoming', (call: Call) => {
    const leg: PhoneLeg = { interactionId: call.customParameters.get('interactionId') ?? null, accept: () => call.accept(), reject: () => call.reject() };
    for (const end of ['cancel', 'disconnect', 'reject']) call.on(end, () => events.over(leg));
    events.rings(leg);
  });
  await device.register();
  return {
    renew: (fresh) => device.updateToken(fresh),
    listenTo: async (microphone) => {
      if (microphone) await device.audio?.setInputDevice(microphone);
      else await device.audio?.unsetInputDevice();
    },
    speakOn: async (loudspeaker) => {
      await device.audio?.speakerDevices.set(loudspeaker || 'default');
    },
    close: () => device.destroy(),
  };
};
