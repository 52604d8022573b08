import { expect, it } from 'vitest';
import { attributesPatch } from './attributes';

it('sends only the attributes that change', () => {
  expect(attributesPatch({ plan: 'gold', city: 'Graz', old: 'x' }, [{ key: 'plan', value: 'gold' }, { key: ' city ', value: 'Linz' }, { key: 'vip', value: 'yes' }, { key: ' ', value: 'lost' }])).toEqual({
    old: null,
    city: 'Linz',
    vip: 'yes',
  });
});
