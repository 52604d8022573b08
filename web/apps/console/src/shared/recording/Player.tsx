import { ActionIcon, SegmentedControl, Text } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { clock } from '@/shared/i18n/format';
import { ErrorState, LoadingRows } from '@/shared/ui';
import classes from './player.module.css';
import { type AudioSource, type LoadedRecording, recordingOf, useRecording } from './useRecording';
import { barsPath } from './waveform';

const speeds = ['1', '1.25', '1.5', '2'];

/** One recording: loaded when it is opened, drawn, played. */
export function Player({ id, label }: { id: string; label: string }) {
  return <Playable source={useCallback((signal: AbortSignal) => recordingOf(id, signal), [id])} label={label} sides />;
}

/** A file of the tenant's, by its path in the API. */
export function FilePlayer({ path, label }: { path: string; label: string }) {
  return <Playable source={useCallback(() => api.blob(path), [path])} label={label} />;
}

interface PlayableProps {
  source: AudioSource;
  label: string;
  /** Whether two channels are two people. */
  sides?: boolean;
}

function Playable({ source, label, sides = false }: PlayableProps) {
  const { recording, error, retry } = useRecording(source);
  if (error) return <ErrorState error={error} onRetry={retry} />;
  return recording ? <Loaded recording={sides ? recording : { ...recording, peaks: recording.peaks.slice(0, 1) }} label={label} /> : <LoadingRows rows={1} />;
}

function Loaded({ recording, label }: { recording: LoadedRecording; label: string }) {
  const { t } = useTranslation('shared');
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState('1');
  const { peaks, seconds, url } = recording;
  useEffect(() => {
    const element = audio.current;
    if (element) element.playbackRate = Number(speed);
  }, [speed]);
  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    const follow = () => {
      setAt(audio.current?.currentTime ?? 0);
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [playing]);

  const toggle = () => void (playing ? audio.current?.pause() : audio.current?.play().catch(() => setPlaying(false)));
  const seek = (to: number) => {
    if (audio.current) audio.current.currentTime = to;
    setAt(to);
  };
  const path = barsPath(peaks);
  const bars = peaks[0]?.length ?? 0;
  return (
    <div className={classes.player} role="group" aria-label={label}>
      <audio ref={audio} src={url} preload="auto" onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} onEnded={() => seek(0)} />
      <ActionIcon variant="filled" color="petrol" size={40} radius="xl" onClick={toggle} aria-label={t(playing ? 'recording.pause' : 'recording.play')}>
        {playing ? <IconPlayerPauseFilled size={19} /> : <IconPlayerPlayFilled size={19} />}
      </ActionIcon>
      <div className={classes.wave} dir="ltr">
        <svg viewBox={`0 0 ${bars} 100`} preserveAspectRatio="none" aria-hidden>
          <path d={path} className={classes.rest} />
          <clipPath id={`played-${url}`}>
            <rect x="0" y="0" width={(at / Math.max(seconds, 0.001)) * bars} height="100" />
          </clipPath>
          <path d={path} className={classes.played} clipPath={`url(#played-${url})`} />
        </svg>
        <input
          type="range"
          className={classes.seek}
          min={0}
          max={seconds}
          step={0.1}
          value={Math.min(at, seconds)}
          onChange={(event) => seek(Number(event.currentTarget.value))}
          aria-label={t('recording.position')}
          aria-valuetext={t('recording.at', { at: clock(at), of: clock(seconds) })}
        />
      </div>
      <span className={`${classes.times} tabular`} dir="ltr">
        {clock(at)} / {clock(seconds)}
      </span>
      <SegmentedControl size="xs" aria-label={t('recording.speed')} value={speed} onChange={setSpeed} data={speeds.map((value) => ({ value, label: `${value}×` }))} />
      {peaks.length > 1 && (
        <Text size="xs" c="dimmed" className={classes.sides ?? ''}>
          {t('recording.sides')}
        </Text>
      )}
    </div>
  );
}
