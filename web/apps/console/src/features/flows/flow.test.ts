import { describe, expect, it } from 'vitest';
import { ProblemError } from '@/shared/api';
import { type Definition, faultsOf, inOrder } from './flow';

const definition: Definition = {
  start: 'greet',
  nodes: [
    { id: 'end', type: 'end' },
    { id: 'lost', type: 'end' },
    { id: 'hours', type: 'hours', open: 'queue', closed: 'end' },
    { id: 'queue', type: 'enqueue', queueId: 'q1', next: 'greet' },
    { id: 'greet', type: 'say', text: 'Hello', next: 'hours' },
  ],
};

const refusal = (pointer: string) => new ProblemError(422, 'invalid', 'Invalid', '', [{ pointer, detail: 'is wrong' }], {}, null);

describe('the nodes of a flow', () => {
  it('come as a contact meets them, unreachable ones last', () => {
    expect(inOrder(definition).map((node) => node.id)).toEqual(['greet', 'hours', 'queue', 'end', 'lost']);
  });

  it('are skipped where a target does not exist', () => {
    expect(inOrder({ start: 'nowhere', nodes: [{ id: 'end', type: 'end' }] }).map((node) => node.id)).toEqual(['end']);
  });
});

describe('faults', () => {
  it('of a draft are found by place', () => {
    expect(faultsOf(refusal('/definition/nodes/4/text'), definition.nodes, 'place')).toEqual([{ node: 'greet', field: 'text', detail: 'is wrong' }]);
  });

  it('of a publication are found by id', () => {
    expect(faultsOf(refusal('/definition/nodes/greet'), definition.nodes, 'id')).toEqual([{ node: 'greet', field: null, detail: 'is wrong' }]);
  });

  it('of a node without an id are told by number', () => {
    expect(faultsOf(refusal('/definition/nodes/0/id'), [{}], 'place')).toEqual([{ node: '#1', field: 'id', detail: 'is wrong' }]);
  });

  it('of the flow as a whole name no node', () => {
    expect(faultsOf(refusal('/definition/start'), definition.nodes, 'id')).toEqual([{ node: null, field: 'start', detail: 'is wrong' }]);
  });
});
