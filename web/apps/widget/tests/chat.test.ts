import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SILENCE_MILLIS } from '../panel/src/chat/connection';
import { STARTING_KEPT_MILLIS } from '../panel/src/chat/memory';
import { message, openPage, started } from './fake-server';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a conversation', () => {
  it('begins with the visitor, the page and the first message', async () => {
    const { chat, socket } = openPage();
    await chat.begin();
    expect(chat.state.phase).toBe('welcome');
    chat.start({ name: 'Visitor' }, 'Hello?');
    socket().open();
    expect(socket().sent[0]).toMatchObject({
      type: 'start',
      widgetId: 'w1',
      customer: { name: 'Visitor' },
      context: { url: 'https://shop.example/' },
    });
    expect(socket().sent[0]).not.toHaveProperty('resumeToken');
    socket().deliver(started());
    expect(chat.state.phase).toBe('talking');
    expect(socket().sent[1]).toMatchObject({ type: 'sendMessage', text: 'Hello?' });
  });

  it('shows a message as pending until its echo, then once', async () => {
    const { chat, socket } = openPage();
    chat.start({}, '');
    socket().open();
    socket().deliver(started());
    chat.send('One', []);
    const [id] = socket().texts();
    expect(chat.state.outbox.map((one) => one.text)).toEqual(['One']);
    const echo = message('1', 'customer', { clientMessageId: id ?? '', text: 'One' });
    socket().deliver({ type: 'message', message: echo });
    socket().deliver({ type: 'message', message: echo });
    expect(chat.state.outbox).toEqual([]);
    expect(chat.state.messages.map((one) => one.text)).toEqual(['One']);
  });
});

describe('a connection that breaks', () => {
  it('is resumed with the token, and only the unconfirmed message is sent again, under its own id', async () => {
    const { chat, sockets, socket } = openPage();
    chat.start({}, '');
    socket().open();
    socket().deliver(started());
    chat.send('arrived', []);
    chat.send('lost', []);
    const [arrived, lost] = socket().texts();
    socket().breakDown();
    expect(chat.state.link).toBe('waiting');
    chat.send('written meanwhile', []);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(2);
    socket().open();
    expect(socket().sent[0]).toMatchObject({ type: 'start', resumeToken: 'token-i1' });
    socket().deliver(started([message('1', 'customer', { clientMessageId: arrived ?? '' })]));
    expect(socket().texts()[0]).toBe(lost);
    expect(socket().texts()).toHaveLength(2);
    expect(chat.state.messages).toHaveLength(1);
  });

  it('is taken for dead when a message is swallowed', async () => {
    const { chat, sockets, socket } = openPage();
    chat.start({}, '');
    socket().open();
    socket().deliver(started());
    chat.send('swallowed', []);
    await vi.advanceTimersByTimeAsync(SILENCE_MILLIS + 1_000);
    expect(sockets).toHaveLength(2);
  });

  it('follows the node that drains after the time it asked for', async () => {
    const { chat, sockets, socket } = openPage();
    chat.start({}, '');
    socket().open();
    socket().deliver(started());
    socket().deliver({ type: 'reconnect', afterMillis: 3_000 });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(sockets).toHaveLength(2);
  });
});

describe('a page that is loaded again', () => {
  it('resumes the conversation and sends what the old page had not got confirmed', async () => {
    const before = openPage();
    before.chat.start({}, '');
    before.socket().open();
    before.socket().deliver(started());
    before.chat.send('unconfirmed', []);
    const [id] = before.socket().texts();

    const after = openPage(before.cabinet);
    await after.chat.begin();
    after.socket().open();
    expect(after.socket().sent[0]).toMatchObject({ resumeToken: 'token-i1' });
    after.socket().deliver(started());
    expect(after.socket().texts()).toEqual([id]);
  });

  it('repeats an unconfirmed start, but not one of long ago', async () => {
    const before = openPage();
    before.chat.start({ name: 'Visitor' }, 'Hello?');
    const soon = openPage(before.cabinet);
    await soon.chat.begin();
    soon.socket().open();
    expect(soon.socket().sent[0]).toMatchObject({ type: 'start', customer: { name: 'Visitor' } });

    vi.advanceTimersByTime(STARTING_KEPT_MILLIS + 1);
    const late = openPage(before.cabinet);
    await late.chat.begin();
    expect(late.sockets).toHaveLength(0);
    expect(late.chat.state.phase).toBe('welcome');
  });

  it('stays the same visitor', () => {
    const first = openPage();
    first.chat.start({}, '');
    first.socket().open();
    const second = openPage(first.cabinet);
    second.chat.start({}, '');
    second.socket().open();
    const visitor = (page: typeof first) => (page.socket().sent[0] as { visitorId: string }).visitorId;
    expect(visitor(second)).toBe(visitor(first));
  });
});

describe('a conversation that is over', () => {
  it('leaves an unconfirmed message to the visitor', () => {
    const { chat, socket } = openPage();
    chat.start({}, '');
    socket().open();
    socket().deliver(started());
    chat.send('too late', []);
    socket().deliver({ type: 'ended' });
    expect(chat.state.phase).toBe('ended');
    expect(chat.state.outbox).toMatchObject([{ text: 'too late', failed: true }]);

    chat.startAgain();
    chat.start({}, '');
    socket().open();
    expect(socket().sent[0]).not.toHaveProperty('resumeToken');
    socket().deliver(started([], 'queued', 'i2'));
    expect(socket().texts()).toEqual([]);
    chat.resend(chat.state.outbox[0]?.clientMessageId ?? '');
    expect(socket().texts()).toHaveLength(1);
  });

  it('is forgotten when its token is refused', () => {
    const first = openPage();
    first.chat.start({}, '');
    first.socket().open();
    first.socket().deliver(started());
    const { chat, sockets, socket } = openPage(first.cabinet);
    void chat.begin();
    socket().open();
    socket().deliver({ type: 'error', code: 'notFound', detail: 'no such conversation' });
    expect(chat.state.phase).not.toBe('starting');
    expect(sockets).toHaveLength(1);
  });

  it('gives the first message back when the start is refused', async () => {
    const { chat, socket } = openPage();
    await chat.begin();
    chat.start({}, 'Anyone there?');
    socket().open();
    socket().deliver({ type: 'error', code: 'closed', detail: 'We open at nine.' });
    expect(chat.state).toMatchObject({ phase: 'welcome', notice: { kind: 'closed', detail: 'We open at nine.' } });
    expect(chat.draft()).toBe('Anyone there?');
    expect(chat.state.outbox).toEqual([]);
  });
});

describe('a second tab', () => {
  it('joins the conversation that the first began', async () => {
    const first = openPage();
    const second = openPage(first.cabinet);
    await second.chat.begin();
    first.chat.start({}, '');
    first.socket().open();
    first.socket().deliver(started());
    second.chat.storageChanged();
    second.socket().open();
    expect(second.socket().sent[0]).toMatchObject({ resumeToken: 'token-i1' });
  });
});

describe('errors on an open conversation', () => {
  it('mark the oldest unconfirmed message, and keep the conversation', () => {
    const { chat, socket } = openPage();
    chat.start({}, '');
    socket().open();
    socket().deliver(started());
    chat.send('refused', []);
    socket().deliver({ type: 'error', code: 'invalid', detail: 'too long' });
    expect(chat.state.phase).toBe('talking');
    expect(chat.state.outbox).toMatchObject([{ text: 'refused', failed: true }]);
  });

  it('send again what was too fast', async () => {
    const { chat, socket } = openPage();
    chat.start({}, '');
    socket().open();
    socket().deliver(started());
    chat.send('fast', []);
    socket().deliver({ type: 'error', code: 'tooMany' });
    await vi.advanceTimersByTimeAsync(5_100);
    expect(new Set(socket().texts()).size).toBe(1);
    expect(socket().texts()).toHaveLength(2);
  });
});
