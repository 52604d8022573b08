export interface Recording {
  id: string;
  startedAt: string;
  until: string;
  startedBy: string;
  rulesVersion: number;
}

export interface Replay {
  identical: boolean;
  replayed: number;
  firstMissing?: number | null;
  differences: { number: number; command: string; now: string }[];
}

/** Whether it still records at this moment. */
export function runs({ until }: Pick<Recording, 'until'>, now: number): boolean {
  return Date.parse(until) > now;
}
