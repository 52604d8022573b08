/** One bad field, named by the JSON pointer of its place in the request body. */
export interface FieldProblem {
  pointer: string;
  detail: string;
}

/** An answer other than success, as RFC 9457 describes it. `extra` holds the members that a type adds. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: FieldProblem[],
    readonly extra: Record<string, unknown>,
    readonly retryAfterSeconds: number | null,
  ) {
    super(detail || title);
    this.name = 'ProblemError';
  }

  /** Field name → message, for a form: `/skills/0/name` becomes `skills.0.name`. */
  get byField(): Record<string, string> {
    return Object.fromEntries(this.fields.map((f) => [f.pointer.replace(/^#?\//, '').replaceAll('/', '.'), f.detail]));
  }
}

/** The server could not be reached at all. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached.', { cause });
    this.name = 'NetworkError';
  }
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('Retry-After'));
  const body = await response
    .json()
    .then((value: unknown) => (value && typeof value === 'object' ? (value as Record<string, unknown>) : {}))
    .catch(() => ({}) as Record<string, unknown>);
  const { type, title, detail, errors, ...extra } = body;
  return new ProblemError(
    response.status,
    typeof type === 'string' ? type : 'about:blank',
    typeof title === 'string' ? title : response.statusText || `HTTP ${response.status}`,
    typeof detail === 'string' ? detail : '',
    Array.isArray(errors) ? (errors as FieldProblem[]) : [],
    extra,
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  );
}
