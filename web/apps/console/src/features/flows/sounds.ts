import type { Definition, FlowNode, Words } from './flow';

/** A place of a flow where a sound may be played: what a node says, in one language or in all, or the music of a wait. */
export interface SoundPlace {
  node: string;
  type: string;
  kind: 'words' | 'music';
  /** Null where the node says the same in each. */
  language: string | null;
  soundId: string | null;
}

type Sounds = string | Record<string, string>;

const SPEAKING = ['say', 'menu', 'collect', 'voicemail', 'survey', 'consent'];

const languagesOf = (text: Words | undefined): (string | null)[] => (text !== undefined && typeof text === 'object' ? Object.keys(text) : [null]);

function soundIn(sounds: unknown, language: string | null): string | null {
  if (typeof sounds === 'string') return sounds;
  if (!sounds || typeof sounds !== 'object') return null;
  return (sounds as Record<string, string>)[language ?? ''] ?? null;
}

/** In the order of the nodes. Anything that is no flow has none. */
export function soundPlaces(definition: unknown): SoundPlace[] {
  const nodes = (definition as Partial<Definition> | null)?.nodes;
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: FlowNode | null): SoundPlace[] => {
    if (!node || typeof node.id !== 'string') return [];
    const { id, type, text, loop } = node;
    if (type === 'enqueue') return [{ node: id, type, kind: 'music', language: null, soundId: soundIn((loop as { musicId?: unknown } | undefined)?.musicId, null) }];
    if (!SPEAKING.includes(type)) return [];
    return languagesOf(text).map((language) => ({ node: id, type, kind: 'words', language, soundId: soundIn(node['audioId'], language) }));
  });
}

/** The same flow with another sound at that place, or none. */
export function withSound(definition: Definition, { node: id, kind, language }: SoundPlace, soundId: string | null): Definition {
  const change = kind === 'music' ? (node: FlowNode) => withMusic(node, soundId) : (node: FlowNode) => withWords(node, language, soundId);
  return { ...definition, nodes: definition.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

const without = <T>(fields: Record<string, T>, name: string): Record<string, T> => Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name));

function withMusic({ loop, ...node }: FlowNode, soundId: string | null): FlowNode {
  const rest = without((loop ?? {}) as Record<string, unknown>, 'musicId');
  const next = soundId ? { musicId: soundId, ...rest } : rest;
  return Object.keys(next).length > 0 ? { ...node, loop: next } : node;
}

function withWords({ audioId, ...node }: FlowNode, language: string | null, soundId: string | null): FlowNode {
  const next = language === null ? soundId : byLanguage(node.text, audioId as Sounds | undefined, language, soundId);
  return next === null ? node : { ...node, audioId: next };
}

function byLanguage(text: Words | undefined, sounds: Sounds | undefined, language: string, soundId: string | null): Sounds | null {
  const before = typeof sounds === 'string' ? Object.fromEntries(languagesOf(text).map((each) => [each ?? '', sounds])) : (sounds ?? {});
  const others = without(before, language);
  const next = soundId ? { ...others, [language]: soundId } : others;
  return Object.keys(next).length > 0 ? next : null;
}
