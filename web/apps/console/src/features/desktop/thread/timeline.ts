import type { Conversation, OutgoingMessage } from '../session/deskState';
import type { Message, Note } from '../session/protocol';

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; at: string; message: Message; startsGroup: boolean }
  | { kind: 'outgoing'; key: string; at: string; outgoing: OutgoingMessage }
  | { kind: 'note'; key: string; at: string; note: Note };

/** Pause after which the same writer is named again. */
const GROUP_MILLIS = 5 * 60_000;

/** Messages and notes in one order, with a line for each new day; what is still being sent comes last. */
export function timelineOf({ messages, notes }: Pick<Conversation, 'messages' | 'notes'>, outgoing: OutgoingMessage[]): ThreadItem[] {
  const kept = [
    ...messages.map((message): ThreadItem => ({ kind: 'message', key: message.id, at: message.at, message, startsGroup: true })),
    ...notes.map((note): ThreadItem => ({ kind: 'note', key: note.id, at: note.at, note })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const items: ThreadItem[] = [];
  for (const item of kept) {
    const before = items.at(-1);
    if (!before || new Date(before.at).toDateString() !== new Date(item.at).toDateString()) {
      items.push({ kind: 'day', key: `day-${item.at}`, at: item.at });
    }
    items.push(item.kind === 'message' ? { ...item, startsGroup: !continues(items.at(-1), item.message) } : item);
  }
  return [...items, ...outgoing.map((message): ThreadItem => ({ kind: 'outgoing', key: message.clientMessageId, at: message.at, outgoing: message }))];
}

function continues(before: ThreadItem | undefined, message: Message): boolean {
  return (
    before?.kind === 'message' &&
    before.message.from.kind === message.from.kind &&
    before.message.from.name === message.from.name &&
    Date.parse(message.at) - Date.parse(before.at) < GROUP_MILLIS
  );
}
