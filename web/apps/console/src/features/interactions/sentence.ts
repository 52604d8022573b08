import type { Explanation } from './types';

/** The decision without the agents who were not chosen: they stand below it, one by one. */
export function sentenceOf({ text, excluded, others }: Pick<Explanation, 'text' | 'excluded' | 'others'>): string {
  if (excluded.length === 0 && !others?.length) return text;
  const first = excluded[0];
  const cuts = [text.indexOf(' Not chosen: '), first ? text.indexOf(` ${first.name} ${first.reason}`) : -1].filter((at) => at > 0);
  return cuts.length > 0 ? text.slice(0, Math.min(...cuts)) : text;
}
