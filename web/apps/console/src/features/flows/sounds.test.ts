import { describe, expect, it } from 'vitest';
import type { Definition } from './flow';
import { soundPlaces, withSound } from './sounds';

const flow: Definition = {
  start: 'hello',
  nodes: [
    { id: 'hello', type: 'say', text: 'Hello', next: 'menu' },
    { id: 'menu', type: 'menu', text: { en: 'Press one', ar: 'اضغط واحد' }, audioId: 's1', next: 'queue' },
    { id: 'queue', type: 'enqueue', queueId: 'q', next: 'end' },
    { id: 'end', type: 'end' },
  ],
};
const place = (node: string, language: string | null = null, of = flow) => {
  const found = soundPlaces(of).find((each) => each.node === node && each.language === language);
  if (!found) throw new Error(`no place at ${node}`);
  return found;
};
const nodeOf = (definition: Definition, id: string) => definition.nodes.find((node) => node.id === id);

describe('where a flow can play a sound', () => {
  it('is what is said, in each language of the words, and the music of a wait', () => {
    expect(soundPlaces(flow).map(({ node, kind, language, soundId }) => [node, kind, language, soundId])).toEqual([
      ['hello', 'words', null, null],
      ['menu', 'words', 'en', 's1'],
      ['menu', 'words', 'ar', 's1'],
      ['queue', 'music', null, null],
    ]);
  });

  it('is nowhere in what is no flow', () => {
    for (const broken of [null, 7, {}, { nodes: 'x' }, { nodes: [null, {}] }]) expect(soundPlaces(broken)).toEqual([]);
  });
});

describe('a sound that is chosen', () => {
  it('stands in its node, and goes again', () => {
    const chosen = withSound(flow, place('hello'), 's2');
    expect(nodeOf(chosen, 'hello')).toEqual({ ...nodeOf(flow, 'hello'), audioId: 's2' });
    expect(withSound(chosen, place('hello', null, chosen), null)).toEqual(flow);
  });

  it('changes one language and leaves the other', () => {
    const chosen = withSound(flow, place('menu', 'ar'), 's3');
    expect(nodeOf(chosen, 'menu')?.['audioId']).toEqual({ en: 's1', ar: 's3' });
    const less = withSound(chosen, place('menu', 'en', chosen), null);
    expect(nodeOf(less, 'menu')?.['audioId']).toEqual({ ar: 's3' });
    expect(nodeOf(withSound(less, place('menu', 'ar', less), null), 'menu')).not.toHaveProperty('audioId');
  });

  it('is the music of a wait beside what else is said there', () => {
    const chosen = withSound(flow, place('queue'), 's4');
    expect(nodeOf(chosen, 'queue')?.loop).toEqual({ musicId: 's4' });
    expect(place('queue', null, chosen).soundId).toBe('s4');
    expect(nodeOf(withSound(chosen, place('queue', null, chosen), null), 'queue')).not.toHaveProperty('loop');
    const speaking: Definition = { ...flow, nodes: [{ id: 'queue', type: 'enqueue', loop: { offers: [] } }] };
    expect(nodeOf(withSound(speaking, place('queue', null, speaking), 's4'), 'queue')?.loop).toEqual({ musicId: 's4', offers: [] });
  });
});
