import type { Cabinet } from './cabinet';
import type { Customer } from './protocol';

/** What one widget remembers of its visitor in this browser. */
export interface Remembered {
  visitorId: string;
  /** Present while a conversation goes on; with it a new socket continues the old conversation. */
  resumeToken?: string;
  interactionId?: string;
  /** Set from the moment the visitor asks for a conversation until the server confirms it. */
  starting?: { customer: Customer; atMillis: number };
  /** What the visitor is called, kept for the next pre-chat form. */
  customer?: Customer;
  draft?: string;
}

/** A start that was not confirmed within this time is no longer repeated by itself after a reload. */
export const STARTING_KEPT_MILLIS = 120_000;

/** The record of one widget, shared by all tabs of one browser through its storage. */
export class Memory {
  constructor(
    private readonly cabinet: Cabinet,
    private readonly key: string,
    private readonly newId: () => string,
  ) {}

  read(): Remembered {
    const stored = parse(this.cabinet.get(this.key));
    if (stored) return stored;
    const fresh = { visitorId: this.newId() };
    this.cabinet.set(this.key, JSON.stringify(fresh));
    return fresh;
  }

  /** Changes the stored record; a key set to undefined is removed. */
  update(change: { [K in keyof Remembered]?: Remembered[K] | undefined }): Remembered {
    const next = { ...this.read(), ...change };
    this.cabinet.set(this.key, JSON.stringify(next));
    return next as Remembered;
  }

  /** Forgets the conversation, not the visitor. */
  forgetConversation(): void {
    this.update({ resumeToken: undefined, interactionId: undefined, starting: undefined });
  }

  /** How the panel begins after a (re)load: continue a conversation, repeat an unconfirmed start, or wait. */
  beginning(nowMillis: number): 'resume' | 'start' | 'idle' {
    const { resumeToken, starting } = this.read();
    if (resumeToken) return 'resume';
    if (starting && nowMillis - starting.atMillis < STARTING_KEPT_MILLIS) return 'start';
    return 'idle';
  }
}

function parse(json: string | null): Remembered | null {
  if (json === null) return null;
  try {
    const value = JSON.parse(json) as Remembered;
    return typeof value.visitorId === 'string' ? value : null;
  } catch {
    return null;
  }
}
