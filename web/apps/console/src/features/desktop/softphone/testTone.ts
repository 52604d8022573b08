type Sink = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Three soft notes on the loudspeaker that calls are heard on. */
export function playTestTone(speaker: string): void {
  const context = new AudioContext() as Sink;
  const play = () => {
    [523.25, 659.25, 783.99].forEach((hertz, index) => {
      const start = context.currentTime + 0.05 + index * 0.22;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.2, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.55);
    });
    setTimeout(() => void context.close(), 1_500);
  };
  void (context.setSinkId?.(speaker) ?? Promise.resolve()).then(play, play);
}
