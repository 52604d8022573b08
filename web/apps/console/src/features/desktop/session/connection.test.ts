import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignedOutError } from '@/shared/session/tokens';
import { AgentLine, CommandRefused, type LineSocket, type LineStatus, type PendingCommand } from './connection';

class FakeSocket implements LineSocket {
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(data: string) {
    this.sent.push(JSON.parse(data) as Record<string, unknown>);
  }
  close() {
    this.readyState = 3;
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  says(frame: unknown) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  dies(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

function setUp() {
  const sockets: FakeSocket[] = [];
  const statuses: LineStatus[] = [];
  const frames: unknown[] = [];
  const order: string[] = [];
  let seq: number | null = null;
  let kept: PendingCommand[] = [];
  const deps = {
    open: () => {
      order.push('open');
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    token: vi.fn(() => {
      order.push('token');
      return Promise.resolve(`token-${sockets.length}`);
    }),
    renewedToken: vi.fn((stale: string) => Promise.resolve(`instead-of-${stale}`)),
    tokenExpiresAt: () => Date.now() + 900_000,
    lastSeq: () => seq,
    onFrame: (frame: unknown) => frames.push(frame),
    onStatus: (status: LineStatus) => statuses.push(status),
    pending: { load: () => kept, save: (commands: PendingCommand[]) => (kept = commands) },
  };
  const line = new AgentLine(deps);
  const online = async () => {
    line.start();
    await vi.advanceTimersByTimeAsync(0);
    sockets[0]?.opens();
    sockets[0]?.says({ type: 'welcome' });
  };
  return { line, sockets, statuses, frames, order, deps, online, setSeq: (value: number) => (seq = value), kept: () => kept, keep: (c: PendingCommand[]) => (kept = c), last: () => statuses.at(-1)?.kind };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the agent line', () => {
  it('authenticates in the first message and is online when welcomed', async () => {
    const { sockets, online, last } = setUp();
    await online();
    expect(sockets[0]?.sent[0]).toEqual({ type: 'authenticate', token: 'token-0' });
    expect(last()).toBe('online');
  });

  it('comes back by itself, with a renewed token before the socket and from where it was', async () => {
    const { sockets, online, order, last, setSeq } = setUp();
    await online();
    setSeq(41);
    order.length = 0;
    sockets[0]?.dies();
    expect(last()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(order).toEqual(['token', 'open']);
    sockets[1]?.opens();
    expect(sockets[1]?.sent[0]).toEqual({ type: 'authenticate', token: 'token-1', resumeFrom: 41 });
  });

  it('waits longer after each failure, never twice the same for all', async () => {
    const { sockets, statuses, online } = setUp();
    await online();
    for (let i = 0; i < 8; i++) {
      sockets.at(-1)?.dies();
      while (sockets.length < i + 2) await vi.advanceTimersByTimeAsync(100);
    }
    const waits = statuses.filter((status) => status.kind === 'waiting');
    expect(waits).toHaveLength(8);
    expect(sockets).toHaveLength(9);
  });

  it('sends a command again under its first id when the answer was lost', async () => {
    const { line, sockets, online } = setUp();
    await online();
    const answer = line.command({ type: 'acceptOffer', offerId: 'o1' });
    const first = sockets[0]?.sent.at(-1);
    sockets[0]?.dies();
    await vi.advanceTimersByTimeAsync(1_000);
    sockets[1]?.opens();
    sockets[1]?.says({ type: 'welcome' });
    expect(sockets[1]?.sent.at(-1)).toEqual(first);
    sockets[1]?.says({ type: 'commandDone', commandId: first?.['commandId'], result: 7 });
    await expect(answer).resolves.toBe(7);
  });

  it('keeps commands while the line is down and after a reload', async () => {
    const { line, sockets, keep, kept } = setUp();
    keep([{ commandId: 'old', command: { type: 'addNote', interactionId: 'i', text: 'n' } }]);
    line.start();
    void line.command({ type: 'end', interactionId: 'i' });
    expect(kept()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(0);
    sockets[0]?.opens();
    sockets[0]?.says({ type: 'welcome' });
    expect(sockets[0]?.sent.map((frame) => frame['type'])).toEqual(['authenticate', 'addNote', 'end']);
    sockets[0]?.says({ type: 'commandDone', commandId: 'old' });
    expect(kept()).toHaveLength(1);
  });

  it('hands a refusal to whoever asked', async () => {
    const { line, sockets, online } = setUp();
    await online();
    const answer = line.command({ type: 'acceptOffer', offerId: 'o1' });
    sockets[0]?.says({ type: 'error', commandId: sockets[0].sent.at(-1)?.['commandId'], code: 'offerGone', detail: 'Too late.' });
    await expect(answer).rejects.toEqual(new CommandRefused('offerGone', 'Too late.'));
  });

  it('moves to another node when asked, and says so', async () => {
    const { sockets, online, last } = setUp();
    await online();
    sockets[0]?.says({ type: 'reconnect', afterMillis: 3_000 });
    expect(last()).toBe('moving');
    sockets[0]?.dies(4408);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sockets).toHaveLength(2);
  });

  it('brings another token when the server refuses the first', async () => {
    const { sockets, online, deps } = setUp();
    await online();
    sockets[0]?.dies(4401);
    await vi.advanceTimersByTimeAsync(0);
    expect(deps.renewedToken).toHaveBeenCalledWith('token-0');
    sockets[1]?.opens();
    expect(sockets[1]?.sent[0]).toMatchObject({ token: 'instead-of-token-0' });
  });

  it('stops trying when nobody is signed in', async () => {
    const { line, sockets, deps, last } = setUp();
    deps.token.mockRejectedValue(new SignedOutError());
    line.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last()).toBe('signedOut');
    expect(sockets).toHaveLength(0);
  });

  it('notices a line that is dead but not closed', async () => {
    const { sockets, online, last } = setUp();
    await online();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sockets[0]?.sent.at(-1)).toEqual({ type: 'ping' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(last()).toBe('waiting');
  });

  it('notices within seconds that a command is met with silence, and carries it out once when the server is back', async () => {
    const { line, sockets, online, last } = setUp();
    await online();
    const answer = line.command({ type: 'acceptOffer', offerId: 'o1' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(last()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1_000);
    sockets[1]?.opens();
    sockets[1]?.says({ type: 'welcome' });
    sockets[1]?.says({ type: 'commandDone', commandId: sockets[0]?.sent.at(-1)?.['commandId'], result: 1 });
    await expect(answer).resolves.toBe(1);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(last()).toBe('online');
  });

  it('gives up an attempt that is never welcomed, and goes on trying', async () => {
    const { line, sockets, last } = setUp();
    line.start();
    await vi.advanceTimersByTimeAsync(0);
    sockets[0]?.opens();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(last()).toBe('waiting');
    expect(sockets[0]?.readyState).toBe(3);
    await vi.advanceTimersByTimeAsync(500);
    sockets[1]?.opens();
    sockets[1]?.says({ type: 'welcome' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(last()).toBe('online');
    expect(sockets).toHaveLength(2);
  });

  it('gives up an attempt whose token never comes, and opens no socket when it comes late', async () => {
    const { line, sockets, deps, last } = setUp();
    let late: (token: string) => void = () => undefined;
    deps.token.mockReturnValueOnce(new Promise<string>((resolve) => (late = resolve)));
    line.start();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(last()).toBe('waiting');
    late('late');
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(sockets).toHaveLength(1);
  });

  it('looks whether it still lives when somebody doubts it', async () => {
    const { line, sockets, online, last } = setUp();
    await online();
    line.doubt();
    expect(sockets[0]?.sent.at(-1)).toEqual({ type: 'ping' });
    sockets[0]?.says({ type: 'pong' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(last()).toBe('online');
    line.doubt();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(last()).toBe('waiting');
  });

  it('asks for a snapshot on a new socket when a change is missing', async () => {
    const { line, sockets, online, setSeq } = setUp();
    await online();
    setSeq(5);
    line.startOver();
    await vi.advanceTimersByTimeAsync(1_000);
    sockets[1]?.opens();
    expect(sockets[1]?.sent[0]).not.toHaveProperty('resumeFrom');
  });

  it('opens one socket when it is stopped and started while it waits for a token', async () => {
    const { line, sockets } = setUp();
    line.start();
    line.stop();
    line.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets).toHaveLength(1);
  });

  it('tries at once when the machine wakes', async () => {
    const { line, sockets, online } = setUp();
    await online();
    sockets[0]?.dies();
    line.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets).toHaveLength(2);
  });
});
