import { Loader, UnstyledButton } from '@mantine/core';
import {
  IconArrowsExchange, IconDialpad, IconMicrophone, IconMicrophoneOff, IconPhoneOff, IconPlayerPause, IconPlayerPauseFilled, IconPlayerPlay, IconPlayerRecordFilled,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import type { PlainCallCommand } from '../session/call';
import type { CallAbility } from './abilities';
import classes from './call.module.css';
import type { CallCommands } from './useCallCommands';

interface CallControlsProps {
  interactionId: string;
  can: ReadonlySet<CallAbility>;
  commands: CallCommands;
  keypad: boolean;
  onKeypad: () => void;
  onTransfer: () => void;
}

type Icon = ComponentType<{ size?: number; stroke?: number }>;

/** The buttons of a call. A button that the call's state does not allow is there, so that nothing jumps, but cannot be pressed. */
export function CallControls({ interactionId, can, commands, keypad, onKeypad, onTransfer }: CallControlsProps) {
  const { t } = useTranslation('desktop');
  const { busy } = commands;
  const muted = can.has('unmute');
  const held = can.has('resume');
  const paused = can.has('resumeRecording');
  const begins = can.has('beginRecording');
  const recorded = paused || can.has('pauseRecording');
  const toggle = (on: boolean, undo: PlainCallCommand, make: PlainCallCommand) => () => {
    const type = on ? undo : make;
    if (can.has(type) && busy === null) void commands.plain(type);
  };
  const mute = toggle(muted, 'unmute', 'mute');
  const hold = toggle(held, 'resume', 'hold');
  const record = toggle(paused, 'resumeRecording', 'pauseRecording');
  const hangUp = () => void commands.run({ type: 'end', interactionId });

  const group = t('call.title');
  useShortcut('m', t('call.muteKey'), group, mute, muted || can.has('mute'));
  useShortcut('h', t('call.holdKey'), group, hold, held || can.has('hold'));
  useShortcut('d', t('call.keypad'), group, onKeypad, can.has('sendDigits'));
  useShortcut('t', t('call.transfer.title'), group, onTransfer, can.has('transfer'));
  useShortcut('p', t('call.recordKey'), group, record, recorded);
  useShortcut('alt+e', t('call.hangUp'), group, hangUp, can.has('end'));

  return (
    <div className={classes.controls} role="group" aria-label={t('call.controls')}>
      <Control icon={muted ? IconMicrophoneOff : IconMicrophone} label={t(muted ? 'call.unmute' : 'call.mute')} pressed={muted} loading={busy === 'mute' || busy === 'unmute'} enabled={muted || can.has('mute')} onClick={mute} />
      <Control icon={held ? IconPlayerPlay : IconPlayerPause} label={t(held ? 'call.resume' : 'call.hold')} pressed={held} loading={busy === 'hold' || busy === 'resume'} enabled={held || can.has('hold')} onClick={hold} />
      <Control icon={IconDialpad} label={t('call.keypad')} expanded={keypad && can.has('sendDigits')} enabled={can.has('sendDigits')} onClick={onKeypad} />
      <Control icon={IconArrowsExchange} label={t('call.transfer.title')} enabled={can.has('transfer')} onClick={onTransfer} />
      {recorded && (
        <Control icon={paused ? IconPlayerRecordFilled : IconPlayerPauseFilled} records label={t(begins ? 'call.beginRecording' : paused ? 'call.resumeRecording' : 'call.pauseRecording')} loading={busy === 'pauseRecording' || busy === 'resumeRecording'} enabled onClick={record} />
      )}
      <Control icon={IconPhoneOff} label={t('call.hangUp')} danger loading={busy === 'end'} enabled={can.has('end')} onClick={hangUp} />
    </div>
  );
}

interface ControlProps {
  icon: Icon;
  label: string;
  enabled: boolean;
  onClick: () => void;
  loading?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  danger?: boolean;
  /** Its sign has the red of a recording. */
  records?: boolean;
}

function Control({ icon: Sign, label, enabled, onClick, loading = false, pressed, expanded, danger, records }: ControlProps) {
  return (
    <UnstyledButton
      className={classes.control}
      data-danger={danger || undefined}
      data-records={records || undefined}
      data-on={pressed || expanded || undefined}
      disabled={!enabled || loading}
      aria-expanded={expanded}
      aria-busy={loading || undefined}
      onClick={onClick}
    >
      <span className={classes.disc}>{loading ? <Loader size={18} color="currentColor" /> : <Sign size={20} stroke={1.8} />}</span>
      <span className={classes.controlLabel}>{label}</span>
    </UnstyledButton>
  );
}
