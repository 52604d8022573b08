import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../chat/state';
import type { Language } from '../words/words';
import { CloseIcon, LeaveIcon } from './icons';
import { usePanel } from './panel-context';

/** Title, who the visitor is talking to or waiting for, and the ways out. */
export function Header({ state }: { state: ChatState }) {
  const { chat, language, close } = usePanel();
  const { words } = language;
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const talking = state.phase === 'talking';
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  useEffect(() => {
    if (!talking) setAsking(false);
  }, [talking]);
  return (
    <header class="head">
      <div class="head-row">
        {talking && state.agentName && (
          <span class="mark" aria-hidden="true">
            {initials(state.agentName)}
          </span>
        )}
        <div class="head-text">
          <h1>{state.config?.title || words.conversation}</h1>
          <p class="standing" role="status">
            {standing(state, words)}
          </p>
        </div>
        {talking && (
          <button
            type="button"
            class="icon"
            aria-label={words.end}
            title={words.end}
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
          >
            <LeaveIcon />
          </button>
        )}
        {close && (
          <button type="button" class="icon" aria-label={words.close} title={words.close} onClick={close}>
            <CloseIcon />
          </button>
        )}
      </div>
      {asking && (
        <div class="ask" role="group" aria-label={words.endSure}>
          <span>{words.endSure}</span>
          <button type="button" class="small" ref={keep} onClick={() => setAsking(false)}>
            {words.endNo}
          </button>
          <button
            type="button"
            class="small strong"
            onClick={() => {
              setAsking(false);
              chat.end();
            }}
          >
            {words.endYes}
          </button>
        </div>
      )}
    </header>
  );
}

/** Who answers; how long it may take stands with the messages, where there is room for it. */
function standing(state: ChatState, words: Language['words']): string {
  if (state.phase === 'starting') return words.starting;
  if (state.phase !== 'talking') return '';
  return state.agentName ?? (state.queue ? words.waiting : words.connected);
}

/** Of the first and the last word. */
function initials(name: string): string {
  const all = name.trim().split(/\s+/);
  return [all[0], all.length > 1 ? all.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
