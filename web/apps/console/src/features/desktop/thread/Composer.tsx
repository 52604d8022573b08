import { ActionIcon, Button, FileButton, SegmentedControl, Text, Textarea, Tooltip } from '@mantine/core';
import { IconLoader2, IconPaperclip, IconSend2, IconX } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { usePreferences } from '@/shared/prefs/prefs';
import { useNotifyError } from '@/shared/ui';
import { useAgentSession } from '../session/AgentProvider';
import { drafts, useKept } from '../session/kept';
import type { Interaction } from '../session/protocol';
import { CannedList, useCanned } from './canned';
import classes from './composer.module.css';
import { useUploads } from './uploads';

/** The customer's side is told again after this long, while the agent goes on typing. */
const TYPING_EVERY_MILLIS = 3_000;

/** Where the agent writes: a reply to the customer, or a note that only the team sees. The two never look alike. On a call there are only notes. */
export function Composer({ interaction, notesOnly = false }: { interaction: Interaction; notesOnly?: boolean }) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const notify = useNotifyError();
  const { enterSends } = usePreferences();
  const [mode, setMode] = useState<'reply' | 'note'>(notesOnly ? 'note' : 'reply');
  const key = mode === 'note' ? `${interaction.id}.note` : interaction.id;
  const text = useKept(drafts, key);
  const field = useRef<HTMLTextAreaElement>(null);
  const told = useRef(0);
  const uploads = useUploads();
  const canned = useCanned(text, mode === 'reply', field, interaction, (value) => drafts.set(key, value));

  const turnTo = (to: 'reply' | 'note') => {
    setMode(to);
    setTimeout(() => field.current?.focus(), 0);
  };
  useShortcut('r', t('composer.reply'), t('conversation'), () => turnTo('reply'), !notesOnly);
  useShortcut('n', t('composer.note'), t('conversation'), () => turnTo('note'));

  const empty = text.trim() === '' && (mode === 'note' || uploads.done.length === 0);
  const send = () => {
    if (empty || uploads.busy) return;
    if (mode === 'note') session.command({ type: 'addNote', interactionId: interaction.id, text: text.trim() }).catch(notify);
    else session.send(interaction.id, text.trim(), uploads.done);
    drafts.set(key, '');
    uploads.clear();
    if (mode === 'note' && !notesOnly) turnTo('reply');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (canned.onKeyDown(event) || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.shiftKey || (!enterSends && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    send();
  };
  const onChange = (value: string) => {
    drafts.set(key, value);
    canned.look();
    if (mode === 'note' || value === '' || Date.now() - told.current < TYPING_EVERY_MILLIS) return;
    told.current = Date.now();
    session.typing(interaction.id);
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (mode === 'note' || files.length === 0) return;
    event.preventDefault();
    uploads.add(files);
  };

  return (
    <div
      className={classes.composer}
      data-mode={mode}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (mode === 'reply') uploads.add([...event.dataTransfer.files]);
      }}
    >
      {canned.open && <CannedList canned={canned} />}
      <div className={classes.top}>
        {!notesOnly && (
          <SegmentedControl
            size="xs"
            aria-label={t('composer.kind')}
            value={mode}
            onChange={(value) => turnTo(value as 'reply' | 'note')}
            data={[
              { value: 'reply', label: t('composer.reply') },
              { value: 'note', label: t('composer.note') },
            ]}
          />
        )}
        <Text size="xs" className={classes.who ?? ''}>
          {mode === 'note' ? t('composer.noteWho') : t(enterSends ? 'composer.enterHint' : 'composer.modEnterHint')}
        </Text>
      </div>
      <Textarea
        ref={field}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onKeyUp={canned.look}
        onClick={canned.look}
        onBlur={canned.close}
        onPaste={onPaste}
        autosize
        minRows={2}
        maxRows={9}
        dir={text ? 'auto' : undefined}
        variant="unstyled"
        aria-label={mode === 'note' ? t('composer.noteLabel') : t('composer.replyLabel')}
        placeholder={mode === 'note' ? t('composer.notePlaceholder') : t('composer.replyPlaceholder')}
        classNames={{ input: classes.field ?? '' }}
        {...canned.fieldProps}
      />
      {uploads.all.length > 0 && (
        <ul className={classes.files} aria-label={t('attachments')}>
          {uploads.all.map((upload) => (
            <li key={upload.key} data-failed={upload.failure !== null || undefined}>
              {upload.attachment || upload.failure ? null : <IconLoader2 size={14} className={classes.turning} aria-hidden />}
              <bdi>{upload.name}</bdi>
              {upload.failure && <span role="alert">{upload.failure}</span>}
              <ActionIcon size="sm" onClick={() => uploads.remove(upload.key)} aria-label={t('removeAttachment', { name: upload.name })}>
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.bottom}>
        {mode === 'reply' && (
          <FileButton onChange={uploads.add} multiple>
            {(props) => (
              <Tooltip label={t('attach')}>
                <ActionIcon {...props} aria-label={t('attach')}>
                  <IconPaperclip size={18} />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
        )}
        <Button size="xs" className={classes.send ?? ''} onClick={send} disabled={empty || uploads.busy} rightSection={<IconSend2 size={15} className={classes.sendSign} aria-hidden />}>
          {mode === 'note' ? t('composer.addNote') : t('composer.send')}
        </Button>
      </div>
    </div>
  );
}
