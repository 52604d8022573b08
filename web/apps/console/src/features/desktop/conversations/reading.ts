import type { Conversation } from '../session/deskState';
import type { Message } from '../session/protocol';

/** Inbound messages after the newest one that was read. What an agent answered counts as read, whatever the mark says. */
export function unreadCount(messages: Message[], readUpTo: string): number {
  const at = Math.max(
    messages.findIndex((message) => message.id === readUpTo),
    messages.findLastIndex((message) => message.from.kind === 'agent'),
  );
  return messages.slice(at + 1).filter((message) => message.direction === 'inbound').length;
}

/** The instant since when the customer waits for an answer of a person; null when the last word was ours. */
export function unansweredSince({ messages, interaction }: Conversation): string | null {
  let since: string | null = null;
  for (const message of messages) {
    if (message.direction === 'inbound') since ??= message.at;
    else if (message.from.kind === 'agent') since = null;
  }
  // Before the assignment they waited in the queue; what counts at the desk starts when it came here.
  if (since && interaction.assignedAt && interaction.assignedAt > since) return interaction.assignedAt;
  return since;
}

/** When an unanswered message becomes a worry and when it is late, by how patient the channel's users are; seconds. */
const patience: Record<string, [number, number]> = { chat: [60, 180], voice: [60, 180] };
const patient: [number, number] = [15 * 60, 60 * 60];

export function urgency(channel: string, waitedSeconds: number): 'calm' | 'soon' | 'late' {
  const [soon, late] = patience[channel] ?? patient;
  return waitedSeconds >= late ? 'late' : waitedSeconds >= soon ? 'soon' : 'calm';
}
