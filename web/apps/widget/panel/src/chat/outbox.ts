import type { Cabinet } from './cabinet';
import type { Attachment } from './protocol';

/** A message that the visitor has sent and the server has not yet confirmed. */
export interface OutboxItem {
  clientMessageId: string;
  text: string;
  attachments: Attachment[];
  at: string;
  /** The conversation it was last sent in; null while none has started. */
  interactionId: string | null;
  /** True once the server refused it, or its conversation ended before confirming: only the visitor sends it again. */
  failed: boolean;
}

/**
 * The messages on their way, one storage key each, so that two tabs of one page never overwrite each other's.
 * An item stays until {@link settle} sees the server's echo of its clientMessageId; a re-send carries the same id and
 * the server drops the duplicate. Never lost, never doubled.
 */
export class Outbox {
  private readonly items = new Map<string, OutboxItem>();

  constructor(
    private readonly cabinet: Cabinet,
    private readonly prefix: string,
  ) {
    this.reload();
  }

  /** Reads the storage again: another tab may have added or settled items. */
  reload(): void {
    const stored = new Map<string, OutboxItem>();
    for (const key of this.cabinet.keys()) {
      if (!key.startsWith(this.prefix)) continue;
      const item = read(this.cabinet.get(key));
      if (item) stored.set(item.clientMessageId, item);
      else this.cabinet.remove(key);
    }
    this.items.clear();
    for (const [id, item] of stored) this.items.set(id, item);
  }

  /** Oldest first. */
  all(): OutboxItem[] {
    return [...this.items.values()].sort((a, b) => a.at.localeCompare(b.at));
  }

  /** What a connected session must (re-)send, oldest first. */
  unsent(): OutboxItem[] {
    return this.all().filter((item) => !item.failed);
  }

  put(item: OutboxItem): void {
    this.items.set(item.clientMessageId, item);
    this.cabinet.set(this.prefix + item.clientMessageId, JSON.stringify(item));
  }

  /** The server has it. False when it was not ours or was settled before. */
  settle(clientMessageId: string): boolean {
    this.cabinet.remove(this.prefix + clientMessageId);
    return this.items.delete(clientMessageId);
  }

  fail(clientMessageId: string): void {
    const item = this.items.get(clientMessageId);
    if (item) this.put({ ...item, failed: true });
  }

  /** Marks every item that was sent in another conversation than this one: nobody knows whether it arrived there. */
  failStrangersTo(interactionId: string): void {
    for (const item of this.all()) {
      if (item.interactionId !== null && item.interactionId !== interactionId) this.fail(item.clientMessageId);
    }
  }
}

function read(json: string | null): OutboxItem | null {
  if (json === null) return null;
  try {
    const item = JSON.parse(json) as Partial<OutboxItem>;
    if (typeof item.clientMessageId !== 'string' || typeof item.text !== 'string') return null;
    return {
      clientMessageId: item.clientMessageId,
      text: item.text,
      attachments: Array.isArray(item.attachments) ? item.attachments : [],
      at: typeof item.at === 'string' ? item.at : new Date(0).toISOString(),
      interactionId: item.interactionId ?? null,
      failed: item.failed === true,
    };
  } catch {
    return null;
  }
}
