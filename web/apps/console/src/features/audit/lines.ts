export interface AuditLine {
  id: string;
  at: string;
  actor: { kind: string; id: string | null; name: string | null };
  action: string;
  subject: { kind: string; id: string };
  detail: Record<string, unknown>;
}

/** What the subject is called: as the entry says, else as `names` knows it by its id; else the end of the id, which tells two apart. */
export function nameOf({ detail, subject }: Pick<AuditLine, 'detail' | 'subject'>, names?: ReadonlyMap<string, string>): string {
  if (typeof detail['name'] === 'string') return detail['name'];
  return names?.get(subject.id) ?? `…${subject.id.slice(-6)}`;
}

/** The person's own words for a key or a value of an entry; the word itself where there are none. */
export type Words = (of: 'key' | 'value', word: string) => string;

/** The rest of an entry in one line: `Fields: name, hours`. */
export function detailOf(detail: Record<string, unknown>, words: Words = (_, word) => word): string {
  return Object.entries(detail)
    .filter(([key, value]) => key !== 'name' && value !== null && value !== false)
    .map(([key, value]) => (value === true ? words('key', key) : `${words('key', key)}: ${plain(value, words)}`))
    .join('; ');
}

function plain(value: unknown, words: Words): string {
  if (Array.isArray(value)) return value.map((one) => plain(one, words)).join(', ') || '–';
  if (typeof value !== 'object' || value === null) return words('value', String(value));
  return named(value as Record<string, unknown>) ?? JSON.stringify(value);
}

/** A skill or a queue with its numbers, those that are not 0: `German 7`. */
function named({ name, ...rest }: Record<string, unknown>): string | null {
  return typeof name === 'string' ? [name, ...Object.values(rest).filter((part) => typeof part === 'number' && part !== 0)].join(' ') : null;
}
