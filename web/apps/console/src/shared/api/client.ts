import { freshToken, refreshedToken } from '@/shared/session/tokens';
import { randomId } from './ids';
import { NetworkError, problemOf } from './problem';
import { PATIENCE_MILLIS, within } from './within';

/** A page of a list; `nextCursor` goes back as `cursor`. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** What every resource carries; `version` goes back in `If-Match`. */
export interface Resource {
  id: string;
  version: number;
}

type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query | undefined;
  body?: unknown;
  /** The version the caller saw; a changed resource answers 412. */
  version?: number | undefined;
  /** Calls before sign-in carry no token. */
  anonymous?: boolean;
  signal?: AbortSignal | undefined;
}

const BASE = '/api/v1';
const TRIES = 3;

/**
 * The one way to the REST API. Answers the body, throws ProblemError for a refusal and NetworkError when nothing answered.
 * A POST carries an Idempotency-Key, so a lost answer is asked for again without doing the work twice. Reading waits for an
 * answer only so long; a change waits on, since nobody could say whether it was made.
 */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown) => call<T>('POST', path, { body }),
  /** JSON merge patch; `version` is the one that was shown to the person. */
  patch: <T>(path: string, body: unknown, version?: number) => call<T>('PATCH', path, { body, version }),
  /** Replaces the whole thing. */
  put: <T>(path: string, body: unknown, version?: number) => call<T>('PUT', path, { body, version }),
  delete: (path: string, version?: number) => call<undefined>('DELETE', path, { version }),
  /** Without a token: sign-up, sign-in, and what a mailed link does. */
  public: {
    get: <T>(path: string) => call<T>('GET', path, { anonymous: true }),
    post: <T>(path: string, body: unknown) => call<T>('POST', path, { body, anonymous: true }),
  },
  /** Every item of a list, page after page; for short lists such as queues or skills. */
  async all<T>(path: string, query?: Query): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<T> = await call<Page<T>>('GET', path, { query: { limit: 200, ...query, cursor } });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  },
  upload: <T>(path: string, file: Blob) => call<T>('POST', path, { body: file }),
  /** Bytes behind authorization, e.g. an attachment. */
  async blob(path: string): Promise<Blob> {
    return (await send('GET', path, {})).blob();
  },
};

async function call<T>(method: string, path: string, options: Options): Promise<T> {
  const response = await send(method, path, options);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const { body } = options;
  if (body instanceof Blob) headers['Content-Type'] = body.type || 'application/octet-stream';
  else if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method === 'POST' && !options.anonymous) headers['Idempotency-Key'] = randomId();
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  const reads = method === 'GET';
  let token = options.anonymous ? null : await (reads ? within(freshToken()) : freshToken());
  const request = (): Promise<Response> => {
    const giveUp = new AbortController();
    const answer = fetch(BASE + path + queryString(options.query), {
      method,
      headers: token ? { ...headers, Authorization: `Bearer ${token}` } : headers,
      body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
      signal: options.signal ? AbortSignal.any([options.signal, giveUp.signal]) : giveUp.signal,
    });
    return reads ? within(answer, PATIENCE_MILLIS, () => giveUp.abort()) : answer;
  };
  const again = reads || 'Idempotency-Key' in headers;
  let response = await persistently(request, again ? TRIES : 1, options.signal);
  if (response.status === 401 && token) {
    token = await refreshedToken(token);
    response = await persistently(request, again ? TRIES : 1, options.signal);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function persistently(request: () => Promise<Response>, tries: number, signal?: AbortSignal): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      if (signal?.aborted || error instanceof NetworkError) throw error;
      if (attempt >= tries) throw new NetworkError(error);
      await new Promise((resolve) => setTimeout(resolve, 300 * attempt));
    }
  }
}

function queryString(query: Query | undefined): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return entries.length ? `?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}` : '';
}
