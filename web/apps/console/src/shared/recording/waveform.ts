/** The loudest sample of each of `bars` equal parts, per channel, from 0 to 1: what a waveform draws. */
export function peaksOf(channels: Float32Array[], bars: number): number[][] {
  const peaks = channels.map((samples) =>
    Array.from({ length: bars }, (_, bar) => {
      const end = Math.floor(((bar + 1) * samples.length) / bars);
      let peak = 0;
      for (let at = Math.floor((bar * samples.length) / bars); at < end; at++) peak = Math.max(peak, Math.abs(samples[at] ?? 0));
      return peak;
    }),
  );
  // A quiet line is drawn as tall as a loud one: what is looked for is who speaks when.
  const loudest = Math.max(...peaks.flat(), 0);
  return loudest > 0 ? peaks.map((channel) => channel.map((peak) => peak / loudest)) : peaks;
}

const HEIGHT = 100;
const LEAST = 2;

/** The bars as one SVG path: a single channel around the middle; of two, the first above and the second below it. */
export function barsPath(peaks: number[][]): string {
  const two = peaks.length > 1;
  return (peaks[0] ?? [])
    .map((first, at) => {
      const up = Math.max(LEAST, first * (HEIGHT / 2));
      const down = Math.max(LEAST, (two ? (peaks[1]?.[at] ?? 0) : first) * (HEIGHT / 2));
      return `M${at + 0.5} ${(HEIGHT / 2 - up).toFixed(1)}V${(HEIGHT / 2 + down).toFixed(1)}`;
    })
    .join('');
}
