import { ProblemError, type Resource } from '@/shared/api';

export interface Flow extends Resource {
  name: string;
  publishedVersion: number | null;
}

/** The same in each language, or a text for each. */
export type Words = string | Record<string, string>;

export interface FlowNode {
  id: string;
  type: string;
  text?: Words;
  hoursId?: string;
  queueId?: string;
  priority?: number;
  outcome?: string;
  next?: string;
  open?: string;
  closed?: string;
  /** Where an enqueued contact goes that may not wait; `closed` is one of them. */
  full?: string;
  timeout?: string;
  requirements?: object[];
  relaxations?: object[];
  dueInSeconds?: number;
  maxSeconds?: number;
  holds?: { userId: string; seconds?: number; kind?: string; skipIfAway?: boolean }[];
  lastAgentSeconds?: number;
  options?: { id: string; label: Words; next?: string }[];
  cases?: { equals: string; next?: string }[];
  loop?: { offers?: { exit: string; next?: string }[] };
  [field: string]: unknown;
}

export interface Definition {
  start: string;
  nodes: FlowNode[];
}

export interface FlowVersion {
  version: number;
  definition: Definition;
  createdAt: string;
}

/** What the server found wrong, with the node it concerns; null where it concerns the flow as a whole. */
export interface Fault {
  node: string | null;
  field: string | null;
  detail: string;
}

const EXITS = ['open', 'closed', 'holiday', 'yes', 'no', 'found', 'notFound', 'next', 'otherwise', 'full', 'timeout', 'busy', 'noAnswer', 'refused', 'silence', 'noMatch', 'failed', 'error'];

/** The ways out of a node and where they lead, in the order of its fields. */
export function exits(node: FlowNode): [string, string][] {
  const inside: [string, string | undefined][] = [
    ...(node.options ?? []).map(({ id, next }): [string, string | undefined] => [id, next]),
    ...(node.cases ?? []).map(({ equals, next }): [string, string | undefined] => [equals, next]),
    ...(node.loop?.offers ?? []).map(({ exit, next }): [string, string | undefined] => [exit, next]),
  ];
  const own = EXITS.map((exit): [string, unknown] => [exit, node[exit]]);
  return [...inside, ...own].filter((way): way is [string, string] => typeof way[1] === 'string' && way[1] !== '');
}

export function targets(node: FlowNode): string[] {
  return exits(node).map(([, target]) => target);
}

/** What is said, in one line, each language after its name. */
export function spoken(words: Words | undefined): string {
  if (words === undefined || typeof words === 'string') return words ?? '';
  return Object.entries(words)
    .map(([language, text]) => `${language}: ${text}`)
    .join(' · ');
}

/** The nodes as a contact meets them, from the start on; those that nothing leads to come last. */
export function inOrder({ start, nodes }: Definition): FlowNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const met = new Set<FlowNode>();
  const waiting = [start];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const node = byId.get(id);
    if (!node || met.has(node)) continue;
    met.add(node);
    waiting.push(...targets(node));
  }
  return [...met, ...nodes.filter((node) => !met.has(node))];
}

/** A draft's faults name the node by its place in the list, those of a publication by its id. */
export function faultsOf(error: unknown, nodes: { id?: unknown }[], by: 'place' | 'id'): Fault[] {
  if (!(error instanceof ProblemError)) return [];
  return error.fields.map(({ pointer, detail }) => {
    const [, place, field] = /^#?\/definition\/nodes\/([^/]+)(?:\/(.+))?$/.exec(pointer) ?? [];
    if (place === undefined) return { node: null, field: pointer.replace(/^#?\/(definition\/)?/, ''), detail };
    if (by === 'id') return { node: place, field: field ?? null, detail };
    const id = nodes[Number(place)]?.id;
    return { node: typeof id === 'string' && id ? id : `#${Number(place) + 1}`, field: field ?? null, detail };
  });
}
