import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Written } from './Written';

const directionOf = (text: string) => render(<Written>{text}</Written>).container.querySelector('bdi')?.getAttribute('dir') ?? null;

it('draws a number from left to right, also between Arabic words', () => {
  expect(['+49 30 12345678', '+14155550101', '1000'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr']);
});

it('leaves the direction of names and addresses to their letters', () => {
  expect(['Casey Customer', 'ليلى', 'casey@customer.example', '24 ساعة'].map(directionOf)).toEqual([null, null, null, null]);
});

it('tells the whole of what may be cut off', () => {
  const { container } = render(<Written cut>A very long name</Written>);
  expect(container.querySelector('bdi')?.title).toBe('A very long name');
});
