import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconPhoneIncoming } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { clock } from '@/shared/i18n/format';
import { useNow } from '@/shared/i18n/useNow';
import type { Call } from '../session/call';
import type { Interaction } from '../session/protocol';
import { abilitiesOf, type CallPhase, phaseOf } from './abilities';
import classes from './call.module.css';
import { CallControls } from './CallControls';
import { ConsultBar } from './ConsultBar';
import { Keypad } from './Keypad';
import { Legs } from './Legs';
import { RecordingSign } from './RecordingSign';
import { TransferDrawer } from './TransferDrawer';
import { useCallCommands } from './useCallCommands';

/** A call on the desk: how it stands at the carrier, who is on it, and what can be done with it now. */
export function CallPanel({ interaction, call }: { interaction: Interaction; call: Call }) {
  const { t } = useTranslation('desktop');
  const me = useMe().data?.userId;
  const commands = useCallCommands(interaction.id);
  const [keypad, keypadOpen] = useDisclosure(false);
  const [transfer, transferOpen] = useDisclosure(false);
  const phase = phaseOf(call, me);
  const can = abilitiesOf(call, me);
  return (
    <section className={classes.panel} aria-label={t('call.title')} data-phase={phase}>
      <div className={classes.head}>
        <PhaseLine call={call} phase={phase} />
        <RecordingSign recording={call.recording} />
      </div>
      {phase !== 'ended' && <Legs call={call} customer={interaction.customer?.name ?? null} userId={me} onRemove={can.has('mute') || can.has('unmute') ? (legId) => void commands.run({ type: 'removeParticipant', interactionId: interaction.id, legId }) : null} />}
      {phase === 'away' && (
        <Alert color="lamp" className={classes.notice ?? ''} title={t('call.away.title')}>
          {t('call.away.text')}
          <Button mt="xs" display="block" size="xs" leftSection={<IconPhoneIncoming size={15} aria-hidden />} loading={commands.busy === 'rejoin'} onClick={() => void commands.plain('rejoin')}>
            {t('call.rejoin')}
          </Button>
        </Alert>
      )}
      {call.consult && phase !== 'ended' && <ConsultBar consult={call.consult} can={can} commands={commands} />}
      {phase !== 'ended' && <CallControls interactionId={interaction.id} can={can} commands={commands} keypad={keypad} onKeypad={keypadOpen.toggle} onTransfer={transferOpen.open} />}
      {keypad && can.has('sendDigits') && <Keypad interactionId={interaction.id} run={commands.run} onClose={keypadOpen.close} />}
      {commands.failure && (
        <Alert color="red" variant="light" role="alert" className={classes.notice ?? ''} icon={<IconAlertTriangle size={18} />} withCloseButton closeButtonLabel={t('shared:action.close')} onClose={commands.forget}>
          {commands.failure}
        </Alert>
      )}
      {transfer && <TransferDrawer interactionId={interaction.id} onClose={transferOpen.close} />}
    </section>
  );
}

/** The state in a word and how long it has lasted; told to screen readers when the word changes, not every second. */
function PhaseLine({ call, phase }: { call: Call; phase: CallPhase }) {
  const { t } = useTranslation('desktop');
  const now = useNow();
  const length = (since: string) => clock((now - Date.parse(since)) / 1000);
  const lasts = phase === 'talking' ? (call.answeredAt ?? call.since) : phase === 'ended' ? null : call.since;
  const word = t(`call.phase.${phase}`);
  return (
    <div className={classes.phase}>
      <span className={classes.lamp} aria-hidden />
      <strong>{word}</strong>
      {lasts && (
        <span className={`${classes.clock} tabular`} role="timer">
          {length(lasts)}
        </span>
      )}
      {phase !== 'talking' && phase !== 'ended' && call.answeredAt && <span className={classes.total}>{t('call.total', { time: length(call.answeredAt) })}</span>}
      {phase === 'ended' && call.answeredAt && <span className={classes.total}>{t('call.lasted', { time: clock((Date.parse(call.since) - Date.parse(call.answeredAt)) / 1000) })}</span>}
      <span role="status" className="visually-hidden">
        {word}
      </span>
    </div>
  );
}
