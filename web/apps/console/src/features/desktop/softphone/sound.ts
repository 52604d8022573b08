import { useEffect, useState } from 'react';

export interface SoundDevice {
  value: string;
  label: string;
}

/** Microphones and loudspeakers by name, renewed when one is plugged in; browsers name them once a microphone is allowed. */
export function useSoundDevices(allowed: boolean): { microphones: SoundDevice[]; speakers: SoundDevice[] } {
  const [found, setFound] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    if (!media) return;
    const look = () => void media.enumerateDevices().then(setFound, () => undefined);
    look();
    media.addEventListener('devicechange', look);
    return () => media.removeEventListener('devicechange', look);
  }, [allowed]);
  const named = (kind: MediaDeviceKind) =>
    found.filter((device) => device.kind === kind && device.label && device.deviceId !== 'default').map(({ deviceId, label }) => ({ value: deviceId, label }));
  return { microphones: named('audioinput'), speakers: named('audiooutput') };
}

export type Permission = 'granted' | 'denied' | 'prompt';

/** Whether the browser lets this page hear the microphone; `ask` brings up its question. */
export function useMicrophonePermission(): { permission: Permission; ask: () => Promise<void> } {
  const [permission, setPermission] = useState<Permission>('prompt');
  useEffect(() => {
    let status: PermissionStatus | undefined;
    const tell = () => status && setPermission(status.state);
    void navigator.permissions?.query({ name: 'microphone' as PermissionName }).then(
      (found) => {
        status = found;
        status.addEventListener('change', tell);
        tell();
      },
      () => undefined,
    );
    return () => status?.removeEventListener('change', tell);
  }, []);
  const ask = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      stream.getTracks().forEach((track) => track.stop());
      setPermission('granted');
    } catch {
      setPermission('denied');
    }
  };
  return { permission, ask };
}

/** How loud the microphone is while `on`, from 0 to 1; null while nothing is heard of it. */
export function useLevel(on: boolean, microphone: string): number | null {
  const [level, setLevel] = useState<number | null>(null);
  useEffect(() => {
    if (!on) return;
    let frame = 0;
    let over = false;
    const ends: (() => void)[] = [];
    void navigator.mediaDevices.getUserMedia({ audio: microphone ? { deviceId: { exact: microphone } } : true }).then(
      (stream) => {
        const context = new AudioContext();
        ends.push(() => stream.getTracks().forEach((track) => track.stop()), () => void context.close());
        if (over) return ends.forEach((end) => end());
        const analyser = context.createAnalyser();
        analyser.fftSize = 1024;
        context.createMediaStreamSource(stream).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        const measure = () => {
          analyser.getFloatTimeDomainData(samples);
          setLevel(loudness(samples));
          frame = requestAnimationFrame(measure);
        };
        measure();
      },
      () => setLevel(null),
    );
    return () => {
      over = true;
      cancelAnimationFrame(frame);
      ends.forEach((end) => end());
      setLevel(null);
    };
  }, [on, microphone]);
  return level;
}

const QUIETEST_DECIBEL = -60;

/** Root mean square on a scale as the ear has it: −60 dB is 0, full scale is 1. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power)) / QUIETEST_DECIBEL));
}
