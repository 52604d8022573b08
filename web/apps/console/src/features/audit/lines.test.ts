import { expect, it } from 'vitest';
import { detailOf, nameOf } from './lines';

it('says what an audit entry is about', () => {
  const subject = { kind: 'queue', id: '0190b6f0-0000-7000-8000-000000abcdef' };
  expect(nameOf({ subject, detail: { name: 'Sales' } })).toBe('Sales');
  expect(nameOf({ subject, detail: {} })).toBe('…abcdef');
  expect(nameOf({ subject, detail: {} }, new Map([[subject.id, 'Sales']]))).toBe('Sales');
  expect(detailOf({ name: 'Sales', fields: ['name', 'hours'], mode: { a: 1 }, gone: null })).toBe('fields: name, hours; mode: {"a":1}');
});

it('says a skill and a queue by name and number', () => {
  expect(detailOf({ skillsAfter: [{ skillId: 's1', name: 'German', proficiency: 7 }, { skillId: 's2', name: 'French', proficiency: 1 }] })).toBe('skillsAfter: German 7, French 1');
  expect(detailOf({ queuesBefore: [{ queueId: 'q1', name: 'Sales', rank: 2, delaySeconds: 0 }], queuesAfter: [] })).toBe('queuesBefore: Sales 2; queuesAfter: –');
});

it('says the details in the words of the person', () => {
  const words = (_: 'key' | 'value', word: string) => ({ roles: 'Roles', agent: 'Agent', settingsChanged: 'Rules changed' })[word] ?? word;
  expect(detailOf({ roles: ['agent'], settingsChanged: true, timeZoneChanged: false }, words)).toBe('Roles: Agent; Rules changed');
});
