import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentTokens, endSession, keepTokens, onTokens, refreshedToken, SignedOutError } from './tokens';

const FIELDS = { tenantId: 't1', userId: 'u1', accessToken: 'a1', refreshToken: 'r1', expiresInSeconds: 900 };

beforeEach(() => keepTokens(FIELDS));
afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

function server(answer: (path: string, init: RequestInit) => Promise<Response>) {
  const asked = vi.fn(answer);
  vi.stubGlobal('fetch', asked);
  return asked;
}

test('who signs out is out before the server ends the session, and nothing renews it', async () => {
  const heard = vi.fn();
  const stop = onTokens(heard);
  let renewed: unknown;
  const asked = server(async () => {
    // The desktop's socket is closed now, and asks for a better token.
    renewed = await refreshedToken('a1').catch((refused: unknown) => refused);
    return new Response(null, { status: 204 });
  });
  await endSession();
  stop();
  expect(renewed).toBeInstanceOf(SignedOutError);
  expect(heard).toHaveBeenLastCalledWith(null);
  expect(asked.mock.calls).toEqual([
    ['/api/v1/sessions/current', { method: 'DELETE', headers: { Authorization: 'Bearer a1' }, keepalive: true }],
  ]);
});

test('a token that has run out is renewed first, so that the server can be told', async () => {
  keepTokens({ ...FIELDS, expiresInSeconds: 1 });
  const asked = server((path) =>
    Promise.resolve(
      path.endsWith('/refresh') ? Response.json({ ...FIELDS, accessToken: 'a2', refreshToken: 'r2' }) : new Response(null, { status: 204 }),
    ),
  );
  await endSession();
  expect(asked.mock.lastCall?.[1].headers).toEqual({ Authorization: 'Bearer a2' });
  expect(currentTokens()).toBeNull();
});

test('a server that cannot be reached keeps nobody in', async () => {
  server(() => Promise.reject(new TypeError('no network')));
  await endSession();
  expect(currentTokens()).toBeNull();
});
