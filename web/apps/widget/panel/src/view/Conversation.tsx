import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../chat/state';
import { Composer } from './Composer';
import { Bubble, Choices, PendingBubble } from './Bubble';
import { ClockIcon } from './icons';
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
  // What appears below the messages takes room from them: the newest one stays in sight.
  useEffect(() => {
    if (!list.current) return;
    const watch = new ResizeObserver(() => {
      if (!awayNow.current) toEnd();
    });
    // A picture that has arrived makes the messages taller.
    for (const part of [list.current, ...list.current.children]) watch.observe(part);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (ended && state.visible) again.current?.focus();
  }, [ended, state.visible]);

  const agent = state.agentName ?? words.someone;
  const mine = state.messages.findLast((message) => message.from.kind === 'customer');
  return (
    <>
      {(state.link === 'waiting' || (state.link === 'connecting' && state.phase === 'talking')) && (
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
            <Bubble key={message.id} message={message} previous={state.messages[index - 1]} marked={message === mine} />
          ))}
          {state.outbox.map((item) => (
            <PendingBubble key={item.clientMessageId} item={item} />
          ))}
        </div>
        {state.outbox.length === 0 && !ended && <Choices message={state.messages.at(-1)} />}
        <div role="status">
          {state.queue && !ended && <Queue queue={state.queue} />}
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

/** The place in the queue, and about how long it takes. */
function Queue({ queue }: { queue: NonNullable<ChatState['queue']> }) {
  const { words, say, wait } = usePanel().language;
  return (
    <p class="queue">
      <ClockIcon />
      <span>
        <strong>{queue.position <= 1 ? words.first : say(words.position, { n: queue.position })}</strong>
        {queue.waitSeconds !== null && <span>{wait(queue.waitSeconds)}</span>}
      </span>
    </p>
  );
}
