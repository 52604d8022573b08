import { describe, expect, it } from 'vitest';
import { sentenceOf } from './sentence';
import { aboutOf } from './Timeline';

const excluded = [{ agentId: 'a', name: 'Ben Ode', reason: 'is away' }];

describe('the words of a decision', () => {
  it('leaves those who were not chosen to the list below', () => {
    expect(sentenceOf({ text: 'Offered to Ana from Sales: the only agent who fits and is free. Not chosen: Ben Ode is away.', excluded })).toBe(
      'Offered to Ana from Sales: the only agent who fits and is free.',
    );
    expect(sentenceOf({ text: 'Waits in Sales: nobody who fits is free now. Ben Ode is away.', excluded })).toBe('Waits in Sales: nobody who fits is free now.');
  });

  it('stays whole when nobody is listed below', () => {
    const text = 'Waits in Sales: there are no agents.';
    expect(sentenceOf({ text, excluded: [], others: [] })).toBe(text);
  });
});

describe('what an event is about', () => {
  it('names ids and drops those without a name', () => {
    const id = '0190b6f0-0000-7000-8000-000000000001';
    expect(aboutOf({ agentId: id, outcome: 'completed', n: 3 }, new Map([[id, 'Ana']]))).toBe('Ana · completed');
    expect(aboutOf({ kind: 'agent' }, new Map(), (key, value) => `${key} ${value}`)).toBe('kind agent');
    expect(aboutOf({ reason: 'WRAP_UP_COMPLETED' }, new Map())).toBe('');
    expect(aboutOf({ offerId: id, at: '2026-01-01T00:00:00Z' }, new Map())).toBe('');
  });
});
