export interface AuditLine {
  id: string;
  at: string;
  actor: { kind: string; id: string | null; name: string | null };
  action: string;
  subject: { kind: string; id: string };
  detail: Record<string, unknown>;
}

/** What the subject is called, if the entry knows; else the end of its id, which tells two apart. */
export function nameOf({ detail, subject }: Pick<AuditLine, 'detail' | 'subject'>): string {
  return typeof detail['name'] === 'string' ? detail['name'] : `…${subject.id.slice(-6)}`;
}

/** The rest of an entry in one line: `fields: name, hours`. */
export function detailOf(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([key, value]) => key !== 'name' && value !== null)
    .map(([key, value]) => `${key}: ${plain(value)}`)
    .join('; ');
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
