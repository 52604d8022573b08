import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setPreferences } from '@/shared/prefs/prefs';
import type { Offer } from '../session/protocol';
import { useRinging } from './ringing';

const peaks: number[] = [];
const starts: number[] = [];
let running = 'suspended';

/** As much of WebAudio as a bell needs. */
class FakeAudio {
  currentTime = 0;
  destination = {};
  get state() {
    return running;
  }
  resume() {
    running = 'running';
    return Promise.resolve();
  }
  suspend() {
    running = 'suspended';
    return Promise.resolve();
  }
  createOscillator() {
    const tone = { type: '', frequency: { value: 0 }, connect: (next: unknown) => next, start: (at: number) => starts.push(at), stop: () => undefined };
    return tone;
  }
  createGain() {
    return {
      gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: (peak: number) => peaks.push(peak), exponentialRampToValueAtTime: () => undefined },
      connect: () => undefined,
    };
  }
}

const told: FakeNotification[] = [];
class FakeNotification {
  static permission = 'granted';
  closed = false;
  onclick = null;
  constructor(readonly title: string) {
    told.push(this);
  }
  close() {
    this.closed = true;
  }
}

const offer = { offerId: 'o1', interactionId: 'i1', channel: 'voice', queue: { id: 'q1', name: 'Support' }, customer: null } as unknown as Offer;

function Bell({ offer: rings }: { offer: Offer | null }) {
  useRinging(rings);
  return null;
}

const settled = () => act(async () => Promise.resolve());
const outOfSight = (hidden: boolean) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.stubGlobal('AudioContext', FakeAudio);
  vi.stubGlobal('Notification', FakeNotification);
  peaks.length = starts.length = told.length = 0;
  running = 'suspended';
  FakeNotification.permission = 'granted';
  setPreferences({ ringtone: true, ringVolume: 50, osNotifications: true });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('an offer that waits for an answer', () => {
  it('rings as loud as the person wants, until it is answered', async () => {
    setPreferences({ ringVolume: 100 });
    const { rerender } = render(<Bell offer={offer} />);
    await settled();
    expect(starts).toHaveLength(4);
    expect(Math.max(...peaks)).toBeCloseTo(0.32);
    rerender(<Bell offer={null} />);
    await settled();
    expect(running).toBe('suspended');
  });

  it('is silent where the person has turned the bell off', async () => {
    setPreferences({ ringtone: false });
    render(<Bell offer={offer} />);
    await settled();
    expect(starts).toHaveLength(0);
  });

  it('is told by the system once the page is out of sight, and taken back when it is over', async () => {
    const { rerender } = render(<Bell offer={offer} />);
    await settled();
    expect(told).toHaveLength(0);
    outOfSight(true);
    outOfSight(false);
    outOfSight(true);
    expect(told).toHaveLength(1);
    rerender(<Bell offer={null} />);
    await settled();
    expect(told[0]?.closed).toBe(true);
  });

  it('is not told by the system where browser or person do not allow it', async () => {
    FakeNotification.permission = 'denied';
    const { unmount } = render(<Bell offer={offer} />);
    await settled();
    outOfSight(true);
    unmount();
    FakeNotification.permission = 'granted';
    setPreferences({ osNotifications: false });
    render(<Bell offer={offer} />);
    await settled();
    outOfSight(true);
    expect(told).toHaveLength(0);
  });
});
