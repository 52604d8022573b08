import { useEffect, useRef, useState } from 'preact/hooks';
import type { Customer, PreChatField } from '../chat/protocol';
import type { ChatState } from '../chat/state';
import { CallMe } from './CallMe';
import { ClockIcon } from './icons';
import { usePanel } from './panel-context';

type Answers = Partial<Record<PreChatField['field'], string>>;
type Problems = Partial<Record<PreChatField['field'], string>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The greeting and what the business asks before a conversation, or why there is none now. */
export function Welcome({ state }: { state: ChatState }) {
  const { chat, language } = usePanel();
  const { words } = language;
  const config = state.config;
  if (!config) return null;
  const closed = !config.open || state.notice?.kind === 'closed';
  if (closed) {
    const text = state.notice?.kind === 'closed' ? state.notice.detail : config.closedText;
    return (
      <div class="scroll welcome">
        <div class="closed">
          <ClockIcon />
          <h2>{words.closedTitle}</h2>
          <p dir="auto">{text || words.closed}</p>
          <button type="button" class="secondary" onClick={() => chat.startAgain()}>
            {words.checkAgain}
          </button>
        </div>
        <CallMe />
      </div>
    );
  }
  return (
    <div class="scroll">
      <PreChat state={state} fields={config.preChat} greeting={config.greeting} />
      <CallMe />
    </div>
  );
}

function PreChat({ state, fields, greeting }: { state: ChatState; fields: PreChatField[]; greeting: string }) {
  const { chat, language } = usePanel();
  const { words } = language;
  const [answers, setAnswers] = useState<Answers>({});
  const [problems, setProblems] = useState<Problems>({});
  const [text, setText] = useState(chat.draft());
  const form = useRef<HTMLFormElement>(null);
  const value = (field: PreChatField['field']) => answers[field] ?? knownValue(state.known, field);

  useEffect(() => {
    if (state.visible) form.current?.querySelector<HTMLElement>('input,textarea')?.focus();
  }, [state.visible]);

  const submit = (event: Event) => {
    event.preventDefault();
    const found: Problems = {};
    for (const { field, required } of fields) {
      const given = value(field).trim();
      if (required && given === '') found[field] = words.required;
      else if (field === 'email' && given !== '' && !EMAIL.test(given)) found[field] = words.badEmail;
    }
    setProblems(found);
    const first = fields.find(({ field }) => found[field]);
    if (first) {
      form.current?.querySelector<HTMLElement>(`#pre-${first.field}`)?.focus();
      return;
    }
    chat.start(customerOf(fields, value), text);
  };

  return (
    <form class="welcome" ref={form} onSubmit={submit} noValidate>
      {greeting && (
        <p class="greeting" dir="auto">
          {greeting}
        </p>
      )}
      {state.notice && (
        <p class="notice" role="alert">
          {state.notice.detail || (state.notice.kind === 'tooMany' ? words.tooMany : words.refused)}
        </p>
      )}
      {fields.map(({ field, label, required }) => (
        <div class="field" key={field}>
          <label for={`pre-${field}`}>
            {label || words[field]} {!required && <span class="faint">({words.optional})</span>}
          </label>
          <input
            id={`pre-${field}`}
            name={field}
            type={field === 'email' ? 'email' : 'text'}
            list={undefined}
            autocomplete={field === 'topic' ? 'off' : field}
            maxLength={field === 'email' ? 320 : 200}
            dir={value(field) ? 'auto' : undefined}
            value={value(field)}
            required={required}
            aria-invalid={problems[field] ? 'true' : undefined}
            aria-describedby={problems[field] ? `pre-${field}-problem` : undefined}
            onInput={(event) => setAnswers({ ...answers, [field]: event.currentTarget.value })}
          />
          {problems[field] && (
            <p class="problem" id={`pre-${field}-problem`}>
              {problems[field]}
            </p>
          )}
        </div>
      ))}
      <div class="field">
        <label for="pre-message">
          {words.message} <span class="faint">({words.optional})</span>
        </label>
        <textarea
          id="pre-message"
          rows={3}
          maxLength={4000}
          dir={text ? 'auto' : undefined}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            chat.saveDraft(event.currentTarget.value);
          }}
        />
      </div>
      <button type="submit" class="primary">
        {words.start}
      </button>
    </form>
  );
}

function knownValue(known: Customer, field: PreChatField['field']): string {
  if (field === 'topic') return known.fields?.topic ?? '';
  return known[field] ?? '';
}

function customerOf(fields: PreChatField[], value: (field: PreChatField['field']) => string): Customer {
  const customer: Customer = {};
  for (const { field } of fields) {
    const given = value(field).trim();
    if (given === '') continue;
    if (field === 'topic') customer.fields = { topic: given };
    else customer[field] = given;
  }
  return customer;
}
