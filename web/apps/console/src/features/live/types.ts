/** Since the tenant's day began; each contact counts once. */
export interface Today {
  answered: number;
  answeredInTime: number;
  abandoned: number;
  shortAbandoned: number;
  turnedAway: number;
  serviceLevelPerMille: number | null;
}

export interface QueueNow {
  queueId: string;
  name: string;
  waiting: number;
  offered: number;
  assigned: number;
  longestWaitSeconds: number;
  today: Today;
  paused: boolean;
  closed: boolean;
}

export interface AgentNow {
  userId: string;
  name: string;
  presence: string;
  reason: string | null;
  since: string;
  used: number;
  capacity: number;
  assigned: number;
  handledToday: number;
}

/** Contacts that nobody could ever take; one of them is named. */
export interface NobodyFits {
  queueId: string;
  missing: string;
  contacts: number;
  interactionId: string;
}

export interface LiveNow {
  asOf: string;
  queues: QueueNow[];
  agents: AgentNow[];
  nobodyFits?: NobodyFits[];
}

export interface Waiting {
  interaction: {
    id: string;
    channel: string;
    queueId: string | null;
    queueName: string | null;
    priority: number;
    customer: { name: string | null; identities: { kind: string; value: string }[] };
  };
  waitedSeconds: number;
}
