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
  credentials: { accountSid: string; authToken: string };
  apiBaseUrl: string;
}

export function valuesOf(connection: Connection | null): ConnectionValues {
  return {
    name: connection?.name ?? '',
    credentials: { accountSid: connection?.credentials.accountSid ?? '', authToken: '' },
    apiBaseUrl: connection?.apiBaseUrl ?? '',
  };
}

/** The token goes along only where one was typed: the stored one is never shown, and stays. */
export function bodyOf(values: ConnectionValues, known: boolean): object {
  const accountSid = values.credentials.accountSid.trim();
  const authToken = values.credentials.authToken.trim();
  return {
    ...(known ? {} : { provider: 'twilio' }),
    name: values.name.trim(),
    credentials: authToken ? { accountSid, authToken } : { accountSid },
    apiBaseUrl: values.apiBaseUrl.trim() || null,
  };
}
