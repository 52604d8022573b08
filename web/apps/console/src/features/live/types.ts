export interface QueueNow {
  queueId: string;
  name: string;
  waiting: number;
  offered: number;
  assigned: number;
  longestWaitSeconds: number;
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
}

export interface LiveNow {
  asOf: string;
  queues: QueueNow[];
  agents: AgentNow[];
}
