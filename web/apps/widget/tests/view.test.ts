import { describe, expect, it } from 'vitest';
import { Backoff } from '../panel/src/chat/backoff';
import { readableOn } from '../panel/src/color';
import { linkParts } from '../panel/src/view/links';
import { language } from '../panel/src/words/words';
import { ar } from '../panel/src/words/ar';
import { en } from '../panel/src/words/en';

describe('links in messages (security case 17)', () => {
  it('are made of http and https addresses only', () => {
    const links = (text: string) => linkParts(text).filter((part) => part.href);
    expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd')).toEqual([]);
    expect(links('see https://shop.example/a?b=1.').map((part) => part.href)).toEqual(['https://shop.example/a?b=1']);
    expect(links('https://user:secret@shop.example/')).toEqual([]);
    expect(links('http://')).toEqual([]);
  });

  it('leave every character of the text in place', () => {
    const text = '<img src=x onerror=alert(1)> (https://a.example/x) and https://b.example, fine';
    expect(
      linkParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

describe('words', () => {
  it('say the same things in every language', () => {
    for (const key of Object.keys(en) as Array<keyof typeof en>) {
      expect(ar[key], key).toBeTruthy();
      expect(slots(ar[key]), key).toEqual(slots(en[key]));
    }
  });

  it('count minutes as the language does', () => {
    expect(language('en').wait(20)).toBe('less than a minute');
    expect(language('en-GB').wait(60)).toBe('about 1 minute');
    expect(language('ar-EG').wait(120)).toBe('حوالي دقيقتين');
    expect(language('fi').code).toBe('en');
  });
});

describe('the accent', () => {
  it('carries the text that reads better', () => {
    expect(readableOn('#0b6e5f')).toBe('#ffffff');
    expect(readableOn('#ffd400')).toBe('#111111');
    expect(readableOn('red;}')).toBeNull();
  });
});

describe('the back-off', () => {
  it('doubles to its cap and stays within half and all of it', () => {
    const low = new Backoff(() => 0);
    const high = new Backoff(() => 1);
    expect([1, 2, 3, 4].map(() => low.nextMillis())).toEqual([250, 500, 1000, 2000]);
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(() => high.nextMillis()).at(-1)).toBe(20_000);
  });
});

function slots(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}
