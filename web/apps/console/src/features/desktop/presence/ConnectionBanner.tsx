import { Button } from '@mantine/core';
import { IconArrowsExchange, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/shared/i18n/useNow';
import { useAgentSession, useDesk } from '../session/AgentProvider';
import classes from './banner.module.css';
import { useTrouble } from './useTrouble';

/** Says what happens with the connection and with what the agent writes meanwhile; silent while all is well. */
export function ConnectionBanner() {
  const { t } = useTranslation('desktop');
  const { line } = useDesk();
  const session = useAgentSession();
  const now = useNow();
  if (!useTrouble()) return <div role="status" />;
  const moving = line.kind === 'moving';
  return (
    <div className={classes.banner} role="status">
      {moving ? <IconArrowsExchange size={17} aria-hidden /> : <IconPlugConnectedX size={17} aria-hidden />}
      <span>
        <strong>{moving ? t('line.moving') : t('line.lost')}</strong>{' '}
        {/* Counts down each second, which nobody wants to have read out. */}
        {!moving && (
          <span aria-hidden className="tabular">
            {line.kind === 'waiting' ? t('line.again', { seconds: Math.max(1, Math.ceil((line.retryAt - now) / 1000)) }) : t('line.trying')}
          </span>
        )}{' '}
        {t('line.kept')}
      </span>
      {!moving && (
        <Button size="compact-xs" variant="default" onClick={() => session.reconnectNow()} disabled={line.kind !== 'waiting'}>
          {t('line.now')}
        </Button>
      )}
    </div>
  );
}
