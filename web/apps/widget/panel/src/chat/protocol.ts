/** The frames of /ws/chat (subprotocol centrala.chat.v1), as the server's AsyncAPI document describes them. */

export const SUBPROTOCOL = 'centrala.chat.v1';

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

export interface ChatMessage {
  id: string;
  clientMessageId?: string | null;
  from: { kind: 'customer' | 'agent' | 'system' | 'flow'; name?: string | null };
  text: string;
  attachments: Attachment[];
  at: string;
  status?: string;
  /** What is shown beside the text: ways to answer (the answer is the label), a card. */
  payload?: {
    options?: { id: string; label: string }[];
    card?: { title?: string; text?: string; links?: { label: string; url: string }[] };
  } | null;
}

export interface Customer {
  name?: string;
  email?: string;
  fields?: Record<string, string>;
}

export interface PageContext {
  url?: string;
  title?: string;
  referrer?: string;
}

export interface PreChatField {
  field: 'name' | 'email' | 'topic';
  label: string;
  required: boolean;
}

export interface WidgetConfig {
  title: string;
  greeting: string;
  color: string;
  preChat: PreChatField[];
  open: boolean;
  closedText: string;
}

export type ClientFrame =
  | {
      type: 'start';
      widgetId: string;
      visitorId: string;
      customer?: Customer;
      context?: PageContext;
      resumeToken?: string;
    }
  | { type: 'sendMessage'; clientMessageId: string; text: string; attachments?: string[] }
  | { type: 'typing' }
  | { type: 'read'; messageId: string }
  | { type: 'end' };

export type ServerFrame =
  | { type: 'started'; interactionId: string; resumeToken: string; messages?: ChatMessage[]; state?: string }
  | { type: 'queued'; position: number; estimatedWaitSeconds?: number | null }
  | { type: 'agentJoined'; name?: string | null; agent?: { name?: string | null } | null }
  | { type: 'message'; message: ChatMessage }
  | { type: 'typing' }
  | { type: 'ended' }
  | { type: 'reconnect'; afterMillis: number }
  | { type: 'error'; code: string; detail?: string; clientMessageId?: string };

/** A frame of a type this panel knows, or null; a newer server may say more than an older panel understands. */
export function parseFrame(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null) return null;
  const { type } = frame as { type?: unknown };
  switch (type) {
    case 'started':
      return isText((frame as { interactionId?: unknown }).interactionId) ? (frame as ServerFrame) : null;
    case 'message': {
      const message = (frame as { message?: Partial<ChatMessage> }).message;
      return message && isText(message.id) ? { type, message: complete(message) } : null;
    }
    case 'queued':
    case 'agentJoined':
    case 'typing':
    case 'ended':
    case 'reconnect':
    case 'error':
      return frame as ServerFrame;
    default:
      return null;
  }
}

/** A message with every field present, whatever an older or newer server left out. */
export function complete(message: Partial<ChatMessage>): ChatMessage {
  return {
    id: String(message.id),
    clientMessageId: message.clientMessageId ?? null,
    from: message.from ?? { kind: 'system', name: null },
    text: typeof message.text === 'string' ? message.text : '',
    attachments: Array.isArray(message.attachments) ? message.attachments : [],
    at: message.at ?? new Date().toISOString(),
    status: message.status ?? 'received',
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
