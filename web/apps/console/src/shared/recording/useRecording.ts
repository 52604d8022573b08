import { useEffect, useState } from 'react';
import { api, NetworkError } from '@/shared/api';
import { peaksOf } from './waveform';

/** Samples a second are plenty for a picture, and keep an hour of speech small in memory. */
const PICTURE_RATE = 8000;
const BARS = 200;

export interface LoadedRecording {
  /** For the audio element; valid as long as the component lives. */
  url: string;
  peaks: number[][];
  seconds: number;
}

interface Loading {
  recording: LoadedRecording | null;
  error: unknown;
  retry: () => void;
}

export type AudioSource = (signal: AbortSignal) => Promise<Blob>;

/** Fetches audio and measures it, once for each source: to fetch a recording is written in the audit log. */
export function useRecording(source: AudioSource): Loading {
  const [recording, setRecording] = useState<LoadedRecording | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    let url: string | undefined;
    load(source, ending.signal).then(
      (loaded) => {
        if (ending.signal.aborted) return URL.revokeObjectURL(loaded.url);
        url = loaded.url;
        setRecording(loaded);
      },
      (reason: unknown) => {
        if (!ending.signal.aborted) setError(reason);
      },
    );
    return () => {
      ending.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [source, attempt]);
  const retry = () => {
    setError(null);
    setAttempt((before) => before + 1);
  };
  return { recording, error, retry };
}

/** A recording, by its expiring link. */
export async function recordingOf(id: string, signal: AbortSignal): Promise<Blob> {
  const { url } = await api.get<{ url: string }>(`/recordings/${id}/link`, undefined, signal);
  const response = await fetch(url, { signal }).catch((reason: unknown) => {
    throw new NetworkError(reason);
  });
  if (!response.ok) throw new NetworkError(`The recording answered ${response.status}.`);
  return response.blob();
}

async function load(source: AudioSource, signal: AbortSignal): Promise<LoadedRecording> {
  const blob = await source(signal);
  const sound = await new OfflineAudioContext(1, 1, PICTURE_RATE).decodeAudioData(await blob.arrayBuffer());
  const channels = Array.from({ length: sound.numberOfChannels }, (_, at) => sound.getChannelData(at));
  return { url: URL.createObjectURL(blob), peaks: peaksOf(channels, BARS), seconds: sound.duration };
}
