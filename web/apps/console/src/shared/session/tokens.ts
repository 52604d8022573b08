import { NetworkError } from '@/shared/api/problem';

/**
 * The signed-in session of this browser, shared by all its tabs through localStorage. Refresh tokens rotate and may be
 * used once, so only one tab refreshes at a time (a Web Lock); the others wait and take the result.
 */
export interface Tokens {
  tenantId: string;
  userId: string;
  accessToken: string;
  refreshToken: string;
  /** Epoch milliseconds by this browser's clock. */
  expiresAt: number;
}

/** What the server answers to every call that signs somebody in. */
export interface TokenFields {
  tenantId: string;
  userId: string;
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

const KEY = 'centrala.session';
/** A token that ends sooner than this is renewed before it is used. */
const MARGIN_MILLIS = 30_000;

type Listener = (tokens: Tokens | null) => void;
const listeners = new Set<Listener>();
let cached: { raw: string | null; tokens: Tokens | null } = { raw: null, tokens: null };

export function currentTokens(): Tokens | null {
  const raw = localStorage.getItem(KEY);
  if (raw !== cached.raw) cached = { raw, tokens: parse(raw) };
  return cached.tokens;
}

function parse(raw: string | null): Tokens | null {
  try {
    return raw ? (JSON.parse(raw) as Tokens) : null;
  } catch {
    return null;
  }
}

export function keepTokens(fields: TokenFields): Tokens {
  const tokens: Tokens = {
    tenantId: fields.tenantId,
    userId: fields.userId,
    accessToken: fields.accessToken,
    refreshToken: fields.refreshToken,
    expiresAt: Date.now() + fields.expiresInSeconds * 1000,
  };
  localStorage.setItem(KEY, JSON.stringify(tokens));
  tell(tokens);
  return tokens;
}

export function forgetTokens(): void {
  localStorage.removeItem(KEY);
  tell(null);
}

/**
 * Signs this browser out, and then tells the server: whatever hears of the end from there, as the desktop's socket does,
 * finds nobody signed in and renews nothing. A server that cannot be told lets the session run out by itself.
 */
export async function endSession(): Promise<void> {
  const token = await freshToken().catch(() => null);
  forgetTokens();
  if (token === null) return;
  await fetch('/api/v1/sessions/current', {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
    keepalive: true,
  }).catch(() => undefined);
}

/** Hears sign-in, refresh and sign-out, from this tab and from others. */
export function onTokens(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(tokens: Tokens | null): void {
  listeners.forEach((listener) => listener(tokens));
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) tell(currentTokens());
  });
}

/** Thrown when there is no session, or the server ended it. */
export class SignedOutError extends Error {
  constructor() {
    super('signed out');
  }
}

/** A token good for at least the margin (half a minute); refreshes first when needed. */
export async function freshToken(marginMillis = MARGIN_MILLIS): Promise<string> {
  const tokens = currentTokens();
  if (!tokens) throw new SignedOutError();
  if (tokens.expiresAt - Date.now() > marginMillis) return tokens.accessToken;
  return refreshedToken(tokens.accessToken);
}

/** A token other than `stale`: another tab's newer one, or one fetched now. A refused refresh signs this browser out. */
export async function refreshedToken(stale: string): Promise<string> {
  return exclusively(async () => {
    const tokens = currentTokens();
    if (!tokens) throw new SignedOutError();
    if (tokens.accessToken !== stale && tokens.expiresAt - Date.now() > MARGIN_MILLIS) return tokens.accessToken;
    // Never given up: an answer that nobody hears uses the refresh token up, which signs the browser out.
    const response = await fetch('/api/v1/sessions/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken: tokens.refreshToken }),
    }).catch((error: unknown) => {
      throw new NetworkError(error);
    });
    if (response.ok) return keepTokens((await response.json()) as TokenFields).accessToken;
    if (response.status >= 400 && response.status < 500 && response.status !== 429) {
      forgetTokens();
      throw new SignedOutError();
    }
    throw new Error(`The session could not be renewed (${response.status}).`);
  });
}

function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // Web Locks exist only in secure contexts; plain http outside loopback is for trying things out with one tab.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('centrala.refresh', work) as Promise<unknown> as Promise<T>;
}
