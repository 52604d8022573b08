import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../chat/state';
import { ClipIcon, CloseIcon, SendIcon } from './icons';
import { usePanel } from './panel-context';
import { useUploads } from './use-uploads';

/** Where the visitor writes; Enter sends, Shift+Enter begins a new line. */
export function Composer({ state }: { state: ChatState }) {
  const { chat, language } = usePanel();
  const { words, say } = language;
  const [text, setText] = useState(chat.draft());
  const uploads = useUploads();
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const canAttach = state.phase === 'talking';
  const ready = (text.trim() !== '' || uploads.done.length > 0) && !uploads.busy;

  useEffect(() => {
    if (state.visible) area.current?.focus();
  }, [state.visible]);
  useEffect(() => grow(area.current), [text]);

  const change = (value: string) => {
    setText(value);
    chat.saveDraft(value);
  };
  const send = () => {
    if (!ready) return;
    chat.send(text, uploads.done);
    uploads.clear();
    change('');
    area.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (canAttach && event.dataTransfer) uploads.add(event.dataTransfer.files);
      }}
    >
      {uploads.list.length > 0 && (
        <ul class="uploads">
          {uploads.list.map((one) => (
            <li key={one.key} class={one.problem ? 'bad' : ''}>
              <span class="upload-name" dir="auto" role={one.problem ? 'alert' : undefined}>
                {one.problem ? say(problemText(words, one.problem), { name: one.name }) : one.name}
              </span>
              {!one.problem && !one.attachment && (
                <progress max={1} value={one.share} aria-label={say(words.uploading, { name: one.name })} />
              )}
              <button
                type="button"
                class="icon"
                aria-label={say(words.removeFile, { name: one.name })}
                onClick={() => uploads.remove(one.key)}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="write">
        <button
          type="button"
          class="icon"
          aria-label={words.attach}
          title={words.attach}
          disabled={!canAttach}
          onClick={() => picker.current?.click()}
        >
          <ClipIcon />
        </button>
        <input
          type="file"
          multiple
          hidden
          ref={picker}
          aria-label={words.attach}
          onChange={(event) => {
            if (event.currentTarget.files) uploads.add(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <textarea
          ref={area}
          rows={1}
          maxLength={4000}
          dir={text ? 'auto' : undefined}
          aria-label={words.message}
          placeholder={words.messageHint}
          value={text}
          onInput={(event) => {
            change(event.currentTarget.value);
            chat.typing();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const files = event.clipboardData?.files;
            if (canAttach && files && files.length > 0) uploads.add(files);
          }}
        />
        <button type="submit" class="icon send" aria-label={words.send} title={words.send} disabled={!ready}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}

function problemText(words: ReturnType<typeof usePanel>['language']['words'], problem: string): string {
  if (problem === 'tooLarge') return words.fileTooLarge;
  if (problem === 'empty') return words.fileEmpty;
  return problem === 'type' ? words.fileType : words.fileFailed;
}

function grow(area: HTMLTextAreaElement | null): void {
  if (area === null) return;
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight, 120)}px`;
}
