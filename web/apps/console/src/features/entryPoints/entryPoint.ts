import type { Resource } from '@/shared/api';

export const preChatKinds = ['name', 'email', 'topic'] as const;
export type PreChatKind = (typeof preChatKinds)[number];

export interface PreChatField {
  field: PreChatKind;
  label: string;
  required: boolean | null;
}

export interface Widget {
  title: string;
  greeting: string;
  color: string;
  closedText: string;
  allowedOrigins: string[];
  preChat: PreChatField[];
}

export interface EntryPoint extends Resource {
  name: string;
  channel: string;
  connectionId: string | null;
  address: string | null;
  flowId: string | null;
  queueId: string | null;
  widgetId: string | null;
  snippet: string | null;
  webhook: { state: 'registered' | 'failed' | 'none'; detail: string | null };
  settings: { widget: Partial<Widget> | null } | null;
}

export interface EntryPointValues extends Record<string, unknown> {
  name: string;
  channel: string;
  answers: 'flow' | 'queue';
  flowId: string | null;
  queueId: string | null;
  connectionId: string | null;
  address: string | null;
  settings: { widget: Widget };
}

/** What a new widget begins with; the words come from the page, in the person's language. */
export type WidgetWords = Pick<Widget, 'title' | 'greeting' | 'closedText'>;

export function valuesOf(entry: EntryPoint | null, words: WidgetWords): EntryPointValues {
  const widget = entry?.settings?.widget;
  return {
    name: entry?.name ?? '',
    channel: entry?.channel ?? 'chat',
    answers: entry?.queueId ? 'queue' : 'flow',
    flowId: entry?.flowId ?? null,
    queueId: entry?.queueId ?? null,
    connectionId: entry?.connectionId ?? null,
    address: entry?.address ?? null,
    settings: {
      widget: {
        title: widget?.title ?? words.title,
        greeting: widget?.greeting ?? words.greeting,
        closedText: widget?.closedText ?? words.closedText,
        color: widget?.color ?? '#1c5d99',
        allowedOrigins: widget?.allowedOrigins ?? [],
        preChat: widget?.preChat ?? [],
      },
    },
  };
}

/** A chat has a widget; a number has a connection. Where nothing moved, the number is left out, so that it is not registered again. */
export function bodyOf(values: EntryPointValues, known: EntryPoint | null): object {
  const answers = values.answers === 'flow' ? { flowId: values.flowId, queueId: null } : { flowId: null, queueId: values.queueId };
  const body = { name: values.name.trim(), ...(known ? {} : { channel: values.channel }), ...answers };
  if (values.channel === 'chat') return { ...body, settings: values.settings };
  const moved = values.connectionId !== known?.connectionId || values.address !== known?.address;
  return moved ? { ...body, connectionId: values.connectionId, address: values.address } : body;
}

export interface Named {
  id: string;
  name: string;
}

export const choices = (rows: Named[] | undefined) => (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
