import type { AgentDevice } from '@/shared/api/me';

/** What the form of a device holds; the address of a browser is empty. */
export interface DeviceValues {
  kind: AgentDevice['kind'];
  address: string;
}

export const deviceKinds = ['browser', 'phone', 'sip'] as const;

const SIP = /^sips?:[^\s@]+@[^\s@]+$/;

export const deviceValues = (device: AgentDevice | null | undefined): DeviceValues => ({ kind: device?.kind ?? 'browser', address: device?.address ?? '' });

/** The device as it is sent; null where the address is none that can be reached. `dialled` knows numbers. */
export function deviceOf({ kind, address }: DeviceValues, dialled: (typed: string) => string | null): AgentDevice | null {
  if (kind === 'browser') return { kind, address: null };
  const given = kind === 'phone' ? dialled(address) : SIP.test(address.trim()) ? address.trim() : null;
  return given ? { kind, address: given } : null;
}
