import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentTokens, keepTokens, onTokens, refreshedToken, SignedOutError, type TokenFields } from '@/shared/session/tokens';
import { api } from './client';
import { NetworkError, ProblemError } from './problem';

const tokens = (change: Partial<TokenFields> = {}): TokenFields => ({ tenantId: 't', userId: 'u', accessToken: 'a1', refreshToken: 'r1', expiresInSeconds: 900, ...change });
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers });
const fetched = vi.fn<typeof fetch>();
const request = (index: number) => ({ url: String(fetched.mock.calls[index]?.[0]), ...(fetched.mock.calls[index]?.[1] as { method: string; headers: Record<string, string>; body: string }) });

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  keepTokens(tokens());
});
afterEach(() => {
  fetched.mockReset();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the client', () => {
  it('sends the token, the version and one idempotency key for all tries', async () => {
    fetched.mockRejectedValueOnce(new TypeError('offline')).mockResolvedValueOnce(json(201, { id: 'q' }));
    await expect(api.post('/queues', { name: 'Support' })).resolves.toEqual({ id: 'q' });
    expect(request(0).headers['Authorization']).toBe('Bearer a1');
    expect(request(1).headers['Idempotency-Key']).toBe(request(0).headers['Idempotency-Key']);
    fetched.mockResolvedValueOnce(json(200, {}));
    await api.patch('/queues/q', { name: 'Help' }, 4);
    expect(request(2).headers['If-Match']).toBe('"4"');
  });

  it('never repeats a change that the server could take twice', async () => {
    fetched.mockRejectedValue(new TypeError('offline'));
    await expect(api.patch('/queues/q', {}, 1)).rejects.toBeInstanceOf(NetworkError);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('waits for what it reads only so long, and gives the connection back', async () => {
    vi.useFakeTimers();
    fetched.mockReturnValue(new Promise(() => undefined));
    const answer = api.get('/queues').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await answer).toBeInstanceOf(NetworkError);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect((fetched.mock.calls[0]?.[1]?.signal as AbortSignal).aborted).toBe(true);
  });

  it('waits for a change as long as it takes', async () => {
    vi.useFakeTimers();
    let say: (response: Response) => void = () => undefined;
    fetched.mockReturnValueOnce(new Promise((resolve) => (say = resolve)));
    const answer = api.patch('/queues/q', {}, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    say(json(200, { id: 'q' }));
    await expect(answer).resolves.toEqual({ id: 'q' });
  });

  it('does not wait for a token for ever, and lets its renewal go on', async () => {
    vi.useFakeTimers();
    keepTokens(tokens({ expiresInSeconds: 1 }));
    let say: (response: Response) => void = () => undefined;
    fetched.mockReturnValueOnce(new Promise((resolve) => (say = resolve)));
    const answer = api.get('/me').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await answer).toBeInstanceOf(NetworkError);
    say(json(200, tokens({ accessToken: 'a2', refreshToken: 'r2' })));
    await vi.advanceTimersByTimeAsync(0);
    expect(currentTokens()?.refreshToken).toBe('r2');
  });

  it('turns a refusal into a problem with its fields', async () => {
    fetched.mockResolvedValueOnce(
      json(400, { type: '/problems/invalid', title: 'Invalid', status: 400, detail: 'Two fields', errors: [{ pointer: '/skills/0/name', detail: 'Taken' }], hint: 1 }, { 'Retry-After': '7' }),
    );
    const error = await api.post('/users', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 400, type: '/problems/invalid', extra: { hint: 1 }, retryAfterSeconds: 7, byField: { 'skills.0.name': 'Taken' } });
  });

  it('survives an answer that is no problem document', async () => {
    fetched.mockResolvedValueOnce(new Response('<html>bad gateway</html>', { status: 502, statusText: 'Bad Gateway' }));
    await expect(api.get('/me')).rejects.toMatchObject({ status: 502, title: 'Bad Gateway' });
  });

  it('renews a refused token once and asks again', async () => {
    fetched.mockResolvedValueOnce(json(401, {})).mockResolvedValueOnce(json(200, tokens({ accessToken: 'a2', refreshToken: 'r2' }))).mockResolvedValueOnce(json(200, { name: 'Demo' }));
    await expect(api.get('/me')).resolves.toEqual({ name: 'Demo' });
    expect(request(1).body).toBe('{"refreshToken":"r1"}');
    expect(request(2).headers['Authorization']).toBe('Bearer a2');
    expect(currentTokens()?.refreshToken).toBe('r2');
  });

  it('takes the token that another tab fetched meanwhile instead of using a refresh token twice', async () => {
    keepTokens(tokens({ accessToken: 'from-another-tab' }));
    await expect(refreshedToken('a1')).resolves.toBe('from-another-tab');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('signs out when the refresh is refused, and only then', async () => {
    const heard = vi.fn();
    onTokens(heard);
    fetched.mockResolvedValueOnce(json(503, {}));
    await expect(refreshedToken('a1')).rejects.not.toBeInstanceOf(SignedOutError);
    expect(currentTokens()).not.toBeNull();
    fetched.mockResolvedValueOnce(json(401, {}));
    await expect(refreshedToken('a1')).rejects.toBeInstanceOf(SignedOutError);
    expect(currentTokens()).toBeNull();
    expect(heard).toHaveBeenCalledWith(null);
  });

  it('reads every page of a list', async () => {
    fetched.mockResolvedValueOnce(json(200, { items: [1], nextCursor: 'c' })).mockResolvedValueOnce(json(200, { items: [2], nextCursor: null }));
    await expect(api.all('/skills')).resolves.toEqual([1, 2]);
    expect(request(1).url).toBe('/api/v1/skills?limit=200&cursor=c');
  });
});
