import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../chat/state';
import { Composer } from './Composer';
import { Bubble, PendingBubble } from './Bubble';
import { usePanel } from './panel-context';

/** The messages, those still on their way, and the composer or the end. */
export function Conversation({ state }: { state: ChatState }) {
  const { chat, language } = usePanel();
  const { words, say } = language;
  const list = useRef<HTMLDivElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  const [away, setAway] = useState(false);
  const ended = state.phase === 'ended';
  const count = state.messages.length + state.outbox.length;
  const awayNow = useRef(away);
  awayNow.current = away;
  const toEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });

  useLayoutEffect(() => {
    if (!awayNow.current) toEnd();
  }, [count, state.agentTyping, state.visible, ended]);
  useEffect(() => {
    if (ended && state.visible) again.current?.focus();
  }, [ended, state.visible]);

  const agent = state.agentName ?? words.someone;
  return (
    <>
      {state.link === 'waiting' && (
        <p class="banner" role="status">
          {words.reconnecting}
        </p>
      )}
      <div
        class="scroll talk"
        ref={list}
        tabIndex={0}
        role="region"
        aria-label={words.conversation}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          setAway(scrollHeight - scrollTop - clientHeight > 80);
        }}
      >
        {state.config?.greeting && (
          <p class="greeting" dir="auto">
            {state.config.greeting}
          </p>
        )}
        <div class="log" role="log" aria-label={words.conversation}>
          {state.messages.map((message, index) => (
            <Bubble key={message.id} message={message} previous={state.messages[index - 1]} />
          ))}
          {state.outbox.map((item) => (
            <PendingBubble key={item.clientMessageId} item={item} />
          ))}
        </div>
        <div role="status">
          {state.agentTyping && (
            <p class="typing">
              <span class="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {say(words.typing, { name: agent })}
            </p>
          )}
        </div>
      </div>
      {away && (
        <button type="button" class="to-end" onClick={toEnd}>
          {words.newMessages}
        </button>
      )}
      {state.notice && !ended && (
        <p class="notice" role="alert">
          {state.notice.detail || (state.notice.kind === 'tooMany' ? words.tooMany : words.refused)}
        </p>
      )}
      {ended ? (
        <div class="over">
          <p role="status">{words.ended}</p>
          <button type="button" class="primary" ref={again} onClick={() => chat.startAgain()}>
            {words.startAgain}
          </button>
        </div>
      ) : (
        <Composer state={state} />
      )}
    </>
  );
}
