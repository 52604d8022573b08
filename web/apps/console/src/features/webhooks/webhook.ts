import type { Resource } from '@/shared/api';

export interface Webhook extends Resource {
  url: string;
  events: string[];
  active: boolean;
  createdAt: string;
  /** Only in the answer to its creation. */
  secret?: string;
}

export interface Delivery {
  id: string;
  eventId: string;
  type: string;
  status: 'pending' | 'delivered' | 'failed';
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
  nextAttemptAt: string | null;
  at: string;
}

/** Every event there is, by what it is about. */
export const eventGroups: Record<string, string[]> = {
  interaction: ['created', 'queued', 'offered', 'assigned', 'transferred', 'disconnected', 'ended'],
  message: ['received', 'sent', 'delivered', 'failed'],
  recording: ['ready'],
  agent: ['presenceChanged'],
  customer: ['created', 'merged'],
  usage: ['recorded', 'thresholdReached'],
  invoice: ['finalized'],
};

export interface WebhookValues extends Record<string, unknown> {
  url: string;
  events: string[];
  active: boolean;
}

export function valuesOf(webhook: Webhook | null): WebhookValues {
  return { url: webhook?.url ?? '', events: webhook?.events ?? [], active: webhook?.active ?? true };
}
