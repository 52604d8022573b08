export interface Row {
  key: string;
  value: string;
}

/** What has to be sent so that `before` becomes what the rows say: null takes an attribute away (RFC 7396). */
export function attributesPatch(before: Record<string, string>, rows: Row[]): Record<string, string | null> {
  const after = new Map(rows.filter(({ key }) => key.trim()).map(({ key, value }) => [key.trim(), value]));
  const patch: Record<string, string | null> = {};
  for (const key of Object.keys(before)) if (!after.has(key)) patch[key] = null;
  for (const [key, value] of after) if (before[key] !== value) patch[key] = value;
  return patch;
}
