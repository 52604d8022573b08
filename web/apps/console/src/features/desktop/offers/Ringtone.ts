type Sink = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Seconds of one ring: two soft rising notes, then quiet. */
const CYCLE_SECONDS = 2.4;
const notes = [
  { at: 0, hertz: 659.25 },
  { at: 0.18, hertz: 880 },
  { at: 0.62, hertz: 659.25 },
  { at: 0.8, hertz: 880 },
];

/** Of one note at full volume. */
const LOUDEST = 0.32;

/** The bell of the desk, made by WebAudio: no file to load, nothing before the person has touched the page once. */
export class Ringtone {
  private context: Sink | null = null;
  private peak = LOUDEST;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** `volume` is from 1 to 100. */
  start(deviceId: string, volume: number): void {
    this.peak = (LOUDEST * Math.min(100, Math.max(1, volume))) / 100;
    if (this.timer !== undefined || typeof AudioContext === 'undefined') return;
    const context = (this.context ??= new AudioContext() as Sink);
    void context.setSinkId?.(deviceId).catch(() => undefined);
    void context.resume().then(
      () => this.timer !== undefined && this.ring(),
      () => undefined,
    );
    this.timer = setInterval(() => this.ring(), CYCLE_SECONDS * 1000);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    void this.context?.suspend().catch(() => undefined);
  }

  private ring(): void {
    const { context } = this;
    if (context?.state !== 'running') return;
    for (const { at, hertz } of notes) {
      const start = context.currentTime + at;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.type = 'sine';
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(this.peak, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.36);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.4);
    }
  }
}
