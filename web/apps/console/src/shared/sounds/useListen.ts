import { useEffect, useRef, useState } from 'react';
import { api } from '@/shared/api';
import { useNotifyError } from '@/shared/ui';

interface Playing {
  audio: HTMLAudioElement;
  url: string;
}

/** Plays one sound of the tenant from its beginning, until it ends, is stopped, or another is chosen. */
export function useListen(id: string | null) {
  const notify = useNotifyError();
  const playing = useRef<Playing | null>(null);
  const [plays, setPlays] = useState(false);
  const stop = () => {
    playing.current?.audio.pause();
    if (playing.current) URL.revokeObjectURL(playing.current.url);
    playing.current = null;
    setPlays(false);
  };
  useEffect(() => stop, [id]);
  const start = async () => {
    setPlays(true);
    try {
      const url = URL.createObjectURL(await api.blob(`/sounds/${id}/content`));
      const audio = new Audio(url);
      playing.current = { audio, url };
      audio.addEventListener('ended', stop);
      await audio.play();
    } catch (error) {
      stop();
      notify(error);
    }
  };
  return { plays, toggle: () => (plays ? stop() : void start()) };
}
