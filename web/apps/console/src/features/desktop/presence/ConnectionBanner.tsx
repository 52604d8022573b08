import { Button } from '@mantine/core';
import { IconArrowsExchange, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/shared/i18n/useNow';
import { useAgentSession, useDesk } from '../session/AgentProvider';
import classes from './banner.module.css';

/** A blink of the line is not worth a word; what lasts longer than this is. */
const PATIENCE_MILLIS = 1_500;

/** Says what happens with the connection and with what the agent writes meanwhile; silent while all is well. */
export function ConnectionBanner() {
  const { t } = useTranslation('desktop');
  const { line, desk } = useDesk();
  const session = useAgentSession();
  const now = useNow();
  const well = line.kind === 'online' || line.kind === 'idle' || line.kind === 'signedOut' || (line.kind === 'connecting' && line.attempt === 0 && desk.seq === null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(!well), well ? 0 : PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, [well]);
  if (!shown) return <div role="status" />;
  const text =
    line.kind === 'moving'
      ? t('line.moving')
      : line.kind === 'waiting'
        ? t('line.waiting', { seconds: Math.max(1, Math.ceil((line.retryAt - now) / 1000)) })
        : t('line.connecting');
  return (
    <div className={classes.banner} role="status">
      {line.kind === 'moving' ? <IconArrowsExchange size={17} aria-hidden /> : <IconPlugConnectedX size={17} aria-hidden />}
      <span>
        <strong>{text}</strong> {t('line.kept')}
      </span>
      {line.kind === 'waiting' && (
        <Button size="compact-xs" variant="default" onClick={() => session.reconnectNow()}>
          {t('line.now')}
        </Button>
      )}
    </div>
  );
}
