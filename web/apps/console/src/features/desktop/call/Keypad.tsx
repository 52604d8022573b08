import { Text, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './call.module.css';
import { DigitQueue, keys, letters } from './digits';
import type { CallCommands } from './useCallCommands';

/** Keys for the other side's menu. Takes the focus when it opens, so that the keyboard's digits work at once; Escape closes. */
export function Keypad({ interactionId, run, onClose }: { interactionId: string; run: CallCommands['run']; onClose: () => void }) {
  const { t } = useTranslation('desktop');
  const [pressed, setPressed] = useState('');
  const pad = useRef<HTMLDivElement>(null);
  const sender = useRef(run);
  useEffect(() => {
    sender.current = run;
  });
  const [queue] = useState(() => new DigitQueue((digits) => sender.current({ type: 'sendDigits', interactionId, digits })));
  useEffect(() => pad.current?.focus(), []);

  const press = (key: string) => {
    setPressed((before) => (before + key).slice(-24));
    queue.press(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') onClose();
    else if (/^[0-9*#]$/.test(event.key)) press(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={pad} className={classes.keypad} role="group" aria-label={t('call.keypad')} tabIndex={-1} onKeyDown={onKeyDown}>
      <Text className={`${classes.pressed} tabular`} dir="ltr" aria-live="polite" c={pressed ? undefined : 'dimmed'}>
        {pressed || t('call.keypadHint')}
      </Text>
      <div className={classes.keys} dir="ltr">
        {keys.map((key) => (
          <UnstyledButton key={key} className={classes.key} onClick={() => press(key)} aria-label={key === '*' ? t('call.star') : key === '#' ? t('call.hash') : key}>
            <span>{key}</span>
            <small aria-hidden>{letters[key] ?? '\u00a0'}</small>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
