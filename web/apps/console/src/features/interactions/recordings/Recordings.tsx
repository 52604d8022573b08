import { Badge, Button, Text } from '@mantine/core';
import { IconHeadphones, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '@/shared/api';
import { clock } from '@/shared/i18n/format';
import { Player } from '@/shared/recording';
import { At, ErrorState, LoadingRows } from '@/shared/ui';
import classes from './recordings.module.css';

export interface Recording {
  id: string;
  interactionId: string;
  startedAt: string;
  seconds: number | null;
  channels: number;
  kind: 'talk' | 'voicemail';
  state: 'recording' | 'fetching' | 'ready' | 'deleted';
  legalHold: boolean;
}

const EVERY_MILLIS = 4_000;

/** What was recorded of an interaction; listening is asked for, because it is kept who listened. */
export function Recordings({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('interactions');
  const recordings = useQuery({
    queryKey: ['/recordings', interactionId],
    queryFn: ({ signal }) => api.get<Page<Recording>>('/recordings', { interactionId }, signal),
    refetchInterval: (query) => (query.state.data?.items.some(({ state }) => state === 'recording' || state === 'fetching') ? EVERY_MILLIS : false),
  });
  if (recordings.isPending) return <LoadingRows rows={1} />;
  if (recordings.error) return <ErrorState error={recordings.error} onRetry={() => void recordings.refetch()} />;
  if (recordings.data.items.length === 0) return <Text c="dimmed">{t('recording.none')}</Text>;
  return (
    <ul className={classes.recordings}>
      {recordings.data.items.map((recording) => (
        <Row key={recording.id} recording={recording} />
      ))}
    </ul>
  );
}

function Row({ recording }: { recording: Recording }) {
  const { t } = useTranslation('interactions');
  const [open, setOpen] = useState(false);
  const { id, kind, startedAt, seconds, state, legalHold } = recording;
  return (
    <li className={classes.recording}>
      <div className={classes.about}>
        <At instant={startedAt} />
        {kind === 'voicemail' && <Badge color="gray">{t('recording.voicemail')}</Badge>}
        {seconds !== null && <span className="tabular">{clock(seconds)}</span>}
        {state !== 'ready' && <Badge color={state === 'deleted' ? 'gray' : 'lamp'}>{t(`recording.state.${state}`)}</Badge>}
        {legalHold && (
          <Badge color="gray" leftSection={<IconLock size={12} aria-hidden />}>
            {t('recording.legalHold')}
          </Badge>
        )}
        {state === 'ready' && !open && (
          <Button size="xs" variant="default" className={classes.listen ?? ''} leftSection={<IconHeadphones size={15} aria-hidden />} onClick={() => setOpen(true)}>
            {t('recording.listen')}
          </Button>
        )}
      </div>
      {open && <Player id={id} label={t(kind === 'voicemail' ? 'recording.voicemail' : 'recording.one')} />}
    </li>
  );
}
