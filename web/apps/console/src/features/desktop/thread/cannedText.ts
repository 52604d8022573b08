/** The `/word` under the caret: where it starts and what was typed after the slash; null when there is none. */
export function cannedWord(text: string, caret: number): { start: number; wanted: string } | null {
  const match = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret));
  return match ? { start: caret - (match[1]?.length ?? 0) - 1, wanted: match[1] ?? '' } : null;
}

const MOST_SHOWN = 7;

/** Those whose shortcut starts with what was typed come first, then those that contain it anywhere. */
export function fitting<T extends { shortcut: string; text: string }>(responses: T[], wanted: string): T[] {
  const needle = wanted.toLocaleLowerCase();
  const rank = (response: T) => {
    const shortcut = response.shortcut.replace(/^\//, '').toLocaleLowerCase();
    if (shortcut.startsWith(needle)) return 0;
    return shortcut.includes(needle) || response.text.toLocaleLowerCase().includes(needle) ? 1 : 2;
  };
  return responses
    .map((response) => ({ response: { ...response, shortcut: response.shortcut.replace(/^\//, '') }, rank: rank(response) }))
    .filter((entry) => entry.rank < 2)
    .sort((a, b) => a.rank - b.rank || a.response.shortcut.localeCompare(b.response.shortcut))
    .slice(0, MOST_SHOWN)
    .map((entry) => entry.response);
}

/** `{customer}`, `{agent}` and `{company}` become names; an unknown customer leaves no gap before a comma. */
export function filled(text: string, names: { customer: string; agent: string; company: string }): string {
  return text.replace(/ ?\{(customer|agent|company)\}/g, (match, who: keyof typeof names) =>
    names[who] ? (match.startsWith(' ') ? ' ' : '') + names[who] : '',
  );
}
