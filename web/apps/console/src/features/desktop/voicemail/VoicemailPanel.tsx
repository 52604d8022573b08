import { Button, Text } from '@mantine/core';
import { IconHeadphones, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '@/shared/i18n/format';
import { Player } from '@/shared/recording';
import { shownNumber, useDial } from '@/shared/telephone';
import { At } from '@/shared/ui';
import type { Interaction, Voicemail } from '../session/protocol';
import classes from './voicemail.module.css';

/** A message that a caller has left: heard here, answered by calling back. Listening is kept, so it is asked for. */
export function VoicemailPanel({ interaction, voicemail }: { interaction: Interaction; voicemail: Voicemail }) {
  const { t } = useTranslation('desktop');
  const dial = useDial();
  const [open, setOpen] = useState(false);
  const { from, leftAt, recordingId, seconds, state } = voicemail;
  return (
    <section className={classes.panel} aria-label={t('voicemail.title')}>
      <div className={classes.head}>
        <strong>{t('voicemail.title')}</strong>
        {!open && <span className="tabular">{clock(seconds)}</span>}
        <At instant={leftAt} />
        {from && (
          <bdi dir="ltr" className="tabular">
            {shownNumber(from)}
          </bdi>
        )}
        <div className={classes.actions}>
          {state === 'ready' && !open && (
            <Button size="xs" variant="default" leftSection={<IconHeadphones size={15} aria-hidden />} onClick={() => setOpen(true)}>
              {t('voicemail.listen')}
            </Button>
          )}
          {from && dial && (
            <Button size="xs" leftSection={<IconPhone size={15} aria-hidden />} onClick={() => dial({ number: from, customerId: interaction.customer?.id })}>
              {t('voicemail.callBack')}
            </Button>
          )}
        </div>
      </div>
      {state === 'fetching' && (
        <Text size="sm" c="dimmed" role="status">
          {t('voicemail.fetching')}
        </Text>
      )}
      {open && <Player id={recordingId} label={t('voicemail.title')} />}
    </section>
  );
}
