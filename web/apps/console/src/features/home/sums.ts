export interface Live {
  queues: { waiting: number; assigned: number; longestWaitSeconds: number }[];
  agents: { presence: string }[];
}

/** The whole company in four figures. */
export function sumOf({ queues, agents }: Live) {
  return {
    waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
    assigned: queues.reduce((sum, queue) => sum + queue.assigned, 0),
    longestWaitSeconds: Math.max(0, ...queues.map((queue) => queue.longestWaitSeconds)),
    available: agents.filter(({ presence }) => presence === 'available').length,
    agents: agents.filter(({ presence }) => presence !== 'offline').length,
  };
}
