import { describe, expect, it } from 'vitest';
import { cannedWord, filled, fitting } from './cannedText';

describe('canned responses', () => {
  it('start with a slash at the beginning of a word', () => {
    expect(cannedWord('/hel', 4)).toEqual({ start: 0, wanted: 'hel' });
    expect(cannedWord('Thanks. /', 9)).toEqual({ start: 8, wanted: '' });
    expect(cannedWord('and/or', 6)).toBeNull();
    expect(cannedWord('/done already', 13)).toBeNull();
  });

  it('are found by shortcut first, then by their words', () => {
    const responses = [{ shortcut: 'bye', text: 'Hello again some day' }, { shortcut: '/hello', text: 'Good day' }, { shortcut: 'refund', text: 'Money' }];
    expect(fitting(responses, 'hel').map((r) => r.shortcut)).toEqual(['hello', 'bye']);
  });

  it('carry names', () => {
    const names = { customer: '', agent: 'Demo Agent', company: 'Demo' };
    expect(filled('Hello {customer}, this is {agent} of {company}.', names)).toBe('Hello, this is Demo Agent of Demo.');
    expect(filled('Hello {customer}!', { ...names, customer: 'Ana' })).toBe('Hello Ana!');
  });
});
