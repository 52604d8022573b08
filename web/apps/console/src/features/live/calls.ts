/** A call that goes on now, as far as a supervisor needs to see it. */
export interface LiveCall {
  id: string;
  state: string;
  queueName: string | null;
  agentId: string | null;
  agentName: string | null;
  createdAt: string;
  customer: { name: string | null; identities: { kind: string; value: string }[] };
  call?: {
    state: string;
    since: string;
    answeredAt: string | null;
    recording: 'off' | 'on' | 'paused';
    legs: { id: string; kind: string; userId: string | null; name: string | null; state: string; mode: Mode | null }[];
  } | null;
}

export const modes = ['listen', 'whisper', 'barge'] as const;
export type Mode = (typeof modes)[number];
/** What a supervisor may ask of a call. */
export type Supervision = Mode | 'takeOver' | 'leave';

const present = ['queued', 'ringing', 'inProgress'];

/** How this supervisor takes part now; null while they do not. */
export function ownMode({ call }: LiveCall, userId: string | undefined): Mode | null {
  return call?.legs.find((leg) => leg.kind === 'supervisor' && leg.userId === userId && present.includes(leg.state))?.mode ?? null;
}

/** Other supervisors who are on the call, by name. */
export function othersOn({ call }: LiveCall, userId: string | undefined): string[] {
  return (call?.legs ?? []).filter((leg) => leg.kind === 'supervisor' && leg.userId !== userId && present.includes(leg.state)).map(({ name }) => name ?? '…');
}

/** What can be asked of a call now: nothing where no agent talks, or where the agent is oneself. */
export function supervisionsOf(live: LiveCall, userId: string | undefined): Supervision[] {
  const talking = live.call && ['talking', 'held'].includes(live.call.state);
  if (!talking || live.agentId === userId || live.agentId === null) return [];
  const now = ownMode(live, userId);
  return [...modes.filter((mode) => mode !== now), 'takeOver', ...(now ? (['leave'] as const) : [])];
}
