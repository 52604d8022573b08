import type { Resource } from '@/shared/api';

export interface Connection extends Resource {
  provider: string;
  name: string;
  credentials: { accountSid: string };
  apiBaseUrl: string | null;
  webhookBaseUrl: string;
  createdAt: string;
}

export interface ConnectionTest {
  ok: boolean;
  detail: string;
}

export interface ConnectionNumber {
  number: string;
  sid: string;
  sms: boolean;
  mms: boolean;
  voice: boolean;
  entryPointId: string | null;
}

export interface ConnectionValues extends Record<string, unknown> {
  name: string;
  credentials: { accountSid: string; authToken: string; apiKeySid: string; apiKeySecret: string };
  apiBaseUrl: string;
}

export function valuesOf(connection: Connection | null): ConnectionValues {
  return {
    name: connection?.name ?? '',
    credentials: { accountSid: connection?.credentials.accountSid ?? '', authToken: '', apiKeySid: '', apiKeySecret: '' },
    apiBaseUrl: connection?.apiBaseUrl ?? '',
  };
}

/** Secrets go along only where they were typed: the stored ones are never shown, and stay. */
export function bodyOf(values: ConnectionValues, known: boolean): object {
  const accountSid = values.credentials.accountSid.trim();
  const typed = Object.fromEntries((['authToken', 'apiKeySid', 'apiKeySecret'] as const).map((name) => [name, values.credentials[name].trim()]).filter(([, value]) => value));
  return {
    ...(known ? {} : { provider: 'twilio' }),
    name: values.name.trim(),
    credentials: { accountSid, ...typed },
    apiBaseUrl: values.apiBaseUrl.trim() || null,
  };
}
