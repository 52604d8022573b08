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
  /** What the queue promises; a node of the release before does not say. */
  serviceLevel?: { seconds: number; percent: number } | null;
}

export interface AgentNow {
  userId: string;
  name: string;
  presence: string;
  reason: string | null;
  since: string;
  /** The presence that follows when the work in hand is done. */
  pendingState?: string | null;
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
    /** 1 is next; the estimate is null while nothing is known. */
    place?: { position: number; estimatedWaitSeconds: number | null };
  };
  waitedSeconds: number;
}
