import type { OutboxItem } from '../chat/outbox';
import type { ChatMessage } from '../chat/protocol';
import { AttachedFile } from './AttachedFile';
import { linkParts } from './links';
import { usePanel } from './panel-context';

interface BubbleProps {
  message: ChatMessage;
  previous: ChatMessage | undefined;
  /** Whether it says that it has arrived: the newest one speaks for those before it. */
  marked: boolean;
}

/** One message the server has. */
export function Bubble({ message, previous, marked }: BubbleProps) {
  const { language } = usePanel();
  const { words, time } = language;
  const { kind, name } = message.from;
  if (kind === 'system') {
    return (
      <p class="system" dir="auto">
        {message.text}
      </p>
    );
  }
  const mine = kind === 'customer';
  const sameAuthor = previous?.from.kind === kind && previous.from.name === name;
  const mark =
    message.status === 'failed' ? words.failed : message.status === 'delivered' ? words.delivered : words.sent;
  return (
    <div class={`bubble ${mine ? 'mine' : 'theirs'}`}>
      {mine || sameAuthor ? (
        <span class="hidden">{mine ? words.you : name}</span>
      ) : (
        name && (
          <span class="author" dir="auto">
            {name}
          </span>
        )
      )}
      <Body text={message.text} />
      {message.payload?.card && <Card card={message.payload.card} />}
      {message.attachments.map((attachment) => (
        <AttachedFile key={attachment.id} attachment={attachment} />
      ))}
      <span class="meta">
        <time dateTime={message.at}>{time(message.at)}</time>
        {mine && (marked || message.status === 'failed') && <span> · {mark}</span>}
      </span>
    </div>
  );
}

/** A few words and links that a flow shows beside its text. */
function Card({ card }: { card: NonNullable<NonNullable<ChatMessage['payload']>['card']> }) {
  return (
    <>
      {card.title && <strong dir="auto">{card.title}</strong>}
      {card.text && <Body text={card.text} />}
      {card.links?.map(({ label, url }) => (
        <a key={url} class="body" href={url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
          {label}
        </a>
      ))}
    </>
  );
}

/** Ways to answer the newest message, until something is said. */
export function Choices({ message }: { message: ChatMessage | undefined }) {
  const { chat } = usePanel();
  const options = message?.payload?.options ?? [];
  if (options.length === 0) return null;
  return (
    <div class="choices">
      {options.map(({ id, label }) => (
        <button key={id} type="button" class="small" dir="auto" onClick={() => chat.send(label, [])}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** One message that is still on its way, or that the server did not take. */
export function PendingBubble({ item }: { item: OutboxItem }) {
  const { chat, language } = usePanel();
  const { words } = language;
  return (
    <div class={`bubble mine ${item.failed ? 'failed' : 'pending'}`}>
      <span class="hidden">{words.you}</span>
      <Body text={item.text} />
      {item.attachments.map((attachment) => (
        <AttachedFile key={attachment.id} attachment={attachment} />
      ))}
      <span class="meta">{item.failed ? words.failed : words.pending}</span>
      {item.failed && (
        <span class="rescue">
          {chat.state.phase === 'talking' && (
            <button type="button" class="small" onClick={() => chat.resend(item.clientMessageId)}>
              {words.again}
            </button>
          )}
          <button type="button" class="small" onClick={() => chat.discard(item.clientMessageId)}>
            {words.discard}
          </button>
        </span>
      )}
    </div>
  );
}

/** Text as text; http(s) addresses become links that cannot reach back. */
function Body({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <span class="body" dir="auto">
      {linkParts(text).map((part) =>
        part.href ? (
          <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
