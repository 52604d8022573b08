export interface Waiting {
  version: number;
  /** 0 is never. */
  announceEverySeconds: number;
  position: boolean;
  estimatedWait: boolean;
  words: string | null;
  /** A sound; null is the carrier's music. */
  musicId: string | null;
}

export interface WaitingValues {
  announced: boolean;
  seconds: number | '';
  position: boolean;
  estimatedWait: boolean;
  words: string;
  musicId: string | null;
}

const usualSeconds = 30;

export const waitingOf = (waiting: Waiting | null): WaitingValues => ({
  announced: (waiting?.announceEverySeconds ?? 0) > 0,
  seconds: waiting?.announceEverySeconds || usualSeconds,
  position: waiting?.position ?? true,
  estimatedWait: waiting?.estimatedWait ?? false,
  words: waiting?.words ?? '',
  musicId: waiting?.musicId ?? null,
});

/** What is switched off is kept, so that it can be switched on again. */
export const waitingBody = ({ announced, seconds, position, estimatedWait, words, musicId }: WaitingValues) => ({
  announceEverySeconds: announced ? Number(seconds) : 0,
  position,
  estimatedWait,
  words: words.trim() || null,
  musicId,
});

export const saysNothing = ({ announced, position, estimatedWait, words }: WaitingValues) => announced && !position && !estimatedWait && !words.trim();
