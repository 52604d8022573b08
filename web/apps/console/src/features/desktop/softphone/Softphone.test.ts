import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VoiceToken } from '../session/call';
import { CommandRefused } from '../session/connection';
import type { Phone, PhoneEvents, PhoneLeg } from './phone';
import { type PhoneState, Softphone } from './Softphone';

const token = (change: Partial<VoiceToken> = {}): VoiceToken => ({ provider: 'twilio', token: 't', identity: 'u-me', expiresInSeconds: 600, ...change });

function setUp(first: () => Promise<VoiceToken> = () => Promise.resolve(token())) {
  const states: PhoneState[] = [];
  const phones: (Phone & { events: PhoneEvents })[] = [];
  let wanted = false;
  const deps = {
    token: vi.fn(first),
    open: vi.fn((_: string, events: PhoneEvents) => {
      const phone = { renew: vi.fn(), listenTo: vi.fn(() => Promise.resolve()), speakOn: vi.fn(() => Promise.resolve()), close: vi.fn(), events };
      phones.push(phone);
      return Promise.resolve(phone);
    }),
    wanted: () => wanted,
    alone: (_: AbortSignal, run: () => void) => run(),
    onState: (state: PhoneState) => states.push(state),
  };
  const softphone = new Softphone(deps);
  const begin = async () => {
    softphone.start();
    await vi.advanceTimersByTimeAsync(0);
  };
  const ring = () => {
    const leg: PhoneLeg = { interactionId: 'i1', accept: vi.fn(), reject: vi.fn() };
    phones.at(-1)?.events.rings(leg);
    return leg;
  };
  return { softphone, deps, phones, begin, ring, want: (value: boolean) => (wanted = value), last: () => states.at(-1)?.kind };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the browser’s telephone', () => {
  it('registers with the token, on the chosen devices', async () => {
    const { softphone, phones, begin, last } = setUp();
    softphone.use('mic-2', 'loud-1');
    await begin();
    expect(last()).toBe('ready');
    expect(phones[0]?.listenTo).toHaveBeenCalledWith('mic-2');
    expect(phones[0]?.speakOn).toHaveBeenCalledWith('loud-1');
  });

  it('has nothing to do where the carrier is the sandbox, or where there is none', async () => {
    const sandbox = setUp(() => Promise.resolve(token({ provider: 'sandbox', token: null })));
    await sandbox.begin();
    expect(sandbox.last()).toBe('sandbox');
    const none = setUp(() => Promise.reject(new CommandRefused('noVoice', 'No connection can make calls.')));
    await none.begin();
    expect(none.last()).toBe('absent');
    expect(none.deps.open).not.toHaveBeenCalled();
  });

  it('renews its token before it ends, and again when the carrier says so', async () => {
    const { deps, phones, begin } = setUp();
    await begin();
    await vi.advanceTimersByTimeAsync(509_000);
    expect(phones[0]?.renew).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(phones[0]?.renew).toHaveBeenCalledTimes(1);
    phones[0]?.events.expiring();
    await vi.advanceTimersByTimeAsync(0);
    expect(phones[0]?.renew).toHaveBeenCalledTimes(2);
    expect(deps.token).toHaveBeenCalledTimes(3);
  });

  it('answers what is wanted: at once, or as soon as the desk knows of it', async () => {
    const { softphone, begin, ring, want, last, phones } = setUp();
    await begin();
    const leg = ring();
    expect(leg.accept).not.toHaveBeenCalled();
    want(true);
    softphone.look();
    expect(leg.accept).toHaveBeenCalledTimes(1);
    expect(last()).toBe('talking');
    phones[0]?.events.over(leg);
    expect(last()).toBe('ready');
  });

  it('turns away what nobody asked for, and forgets what stopped ringing', async () => {
    const { begin, ring, phones } = setUp();
    await begin();
    const unasked = ring();
    const gone = ring();
    phones[0]?.events.over(gone);
    await vi.advanceTimersByTimeAsync(15_001);
    expect(unasked.reject).toHaveBeenCalledTimes(1);
    expect(gone.reject).not.toHaveBeenCalled();
    expect(unasked.accept).not.toHaveBeenCalled();
  });

  it('registers anew after a failure, but not in the middle of a call', async () => {
    const { begin, ring, want, last, phones } = setUp();
    await begin();
    want(true);
    const leg = ring();
    phones[0]?.events.failed(31005, 'connection lost');
    expect(last()).toBe('failed');
    await vi.advanceTimersByTimeAsync(5_001);
    expect(phones).toHaveLength(1);
    phones[0]?.events.over(leg);
    phones[0]?.events.failed(31005, 'connection lost');
    await vi.advanceTimersByTimeAsync(20_001);
    expect(phones).toHaveLength(2);
    expect(phones[0]?.close).toHaveBeenCalled();
    expect(last()).toBe('ready');
  });

  it('is gone when the desk closes, even while it was being opened', async () => {
    let open: (given: VoiceToken) => void = () => undefined;
    const { softphone, deps, begin } = setUp(() => new Promise((resolve) => (open = resolve)));
    await begin();
    softphone.stop();
    open(token());
    await vi.advanceTimersByTimeAsync(0);
    expect(deps.open).not.toHaveBeenCalled();
  });
});
