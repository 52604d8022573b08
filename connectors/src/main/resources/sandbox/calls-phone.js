import { speak, words } from '/sandbox/calls-words.js';

const ADDRESS = /^(\+[1-9]\d{6,14}|client:[\w.@-]+|sip:\S+@\S+)$/;
const LIVE = ['queued', 'initiated', 'ringing', 'in-progress'];
const NOTICE_MS = 3000;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

export const isLive = (call) => LIVE.includes(call.status);

export function length(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

export async function post(path, body = {}) {
  return fetch(`/sandbox/api/voice${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function line(item) {
  const element = document.createElement('li');
  const kind = item.kind.toLowerCase();
  element.className = item.mine ? `${kind} mine` : kind;
  element.dir = 'auto';
  if (item.language) element.lang = item.language;
  const name = item.text.split('/').pop() || item.text;
  if (kind === 'music') element.textContent = `♪ ${item.text === 'hold music' ? words.hold : name}`;
  else if (kind === 'play') element.textContent = `▶ ${name}`;
  else if (kind === 'tone') element.textContent = words.tones[item.text] ?? item.text;
  else element.textContent = item.text;
  return element;
}

/** One telephone on the page: it dials, rings, hears, speaks and presses keys. */
export class Phone {
  call = null;
  shown = '';
  noticeUntil = 0;

  constructor({ address, manner, changed, refresh, removed }) {
    this.address = address;
    this.refresh = refresh;
    this.element = document.getElementById('phone').content.firstElementChild.cloneNode(true);
    speak(this.element);
    this.part = (selector) => this.element.querySelector(selector);
    this.element.setAttribute('aria-label', address);
    this.part('[name=address]').value = address;
    this.part('[name=manner]').value = manner ?? 'rings';
    this.say(words.idle);
    this.part('.owner').addEventListener('submit', (event) => event.preventDefault());
    this.part('.owner').addEventListener('change', () => this.own(changed));
    this.part('.remove').addEventListener('click', () => removed(this));
    this.part('.dial').addEventListener('submit', (event) => this.dial(event));
    this.part('.words').addEventListener('submit', (event) => this.speak(event));
    for (const verb of ['answer', 'decline', 'hangUp']) {
      this.part(`.${verb}`).addEventListener('click', () => this.send(`/${verb}`));
    }
    this.part('.keys').append(...KEYS.map((key) => this.key(key)));
    this.element.addEventListener('keydown', (event) => this.typed(event));
    if (manner) post('/phones', { address, manner });
  }

  key(key) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = key;
    button.addEventListener('click', () => this.press(key));
    return button;
  }

  /** Digits typed anywhere on a phone in a call are keys of it, but not those of a text. */
  typed(event) {
    const writes = event.target.matches('input, select');
    if (this.call && !writes && KEYS.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.press(event.key);
    }
  }

  say(text) {
    if (this.part('.status').textContent !== text) this.part('.status').textContent = text;
  }

  async own(changed) {
    const address = this.part('[name=address]').value.trim();
    if (!ADDRESS.test(address)) {
      this.say(words.invalid);
      return;
    }
    this.address = address;
    this.element.setAttribute('aria-label', address);
    await post('/phones', { address, manner: this.part('[name=manner]').value });
    changed();
  }

  numbers(items) {
    const select = this.part('[name=to]');
    this.part('.dial button').disabled = items.length === 0;
    const wanted = select.value || items.find((item) => item.takesCalls)?.phoneNumber;
    select.replaceChildren(
      ...items.map((item) => {
        const label = item.takesCalls ? item.phoneNumber : words.nobodyAnswers(item.phoneNumber);
        return new Option(label, item.phoneNumber, false, item.phoneNumber === wanted);
      }),
    );
  }

  async dial(event) {
    event.preventDefault();
    const answer = await post('/calls', { from: this.address, to: this.part('[name=to]').value });
    if (!answer.ok) this.say(ADDRESS.test(this.address) ? words.refused : words.invalid);
    await this.refresh();
    this.part('.keys button').focus({ preventScroll: true });
  }

  async speak(event) {
    event.preventDefault();
    const input = this.part('[name=words]');
    const text = input.value.trim();
    if (text && (await this.send('/words', { words: text }))) input.value = '';
  }

  press(key) {
    return this.send('/keys', { keys: key });
  }

  async send(path, body) {
    if (!this.call) return false;
    const answer = await post(`/calls/${this.call.sid}${path}`, body);
    await this.refresh();
    if (answer.status === 409) {
      this.say(words.deaf);
      this.noticeUntil = Date.now() + NOTICE_MS;
    }
    return answer.ok;
  }

  /** Shows the newest of this telephone's calls. */
  show(calls, now) {
    const mine = calls.filter((call) => call.phone === this.address);
    const call = mine.find(isLive) ?? mine[0];
    this.call = call && isLive(call) ? call : null;
    const rings = this.call && !call.dialedHere && call.status === 'ringing';
    this.part('.dial').hidden = Boolean(this.call);
    this.part('.ringing').hidden = !rings;
    this.part('.talk').hidden = !this.call || rings;
    this.element.classList.toggle('rings', Boolean(rings));
    if (!call) return;
    if (now >= this.noticeUntil) this.say(this.describe(call, rings));
    const since = this.call && call.status === 'in-progress' ? Math.floor((now - Date.parse(call.startedAt)) / 1000) : null;
    this.part('.time').textContent = since === null ? '' : length(Math.max(0, since));
    const lines = JSON.stringify([call.sid, call.lines.length, call.errors.length]);
    if (lines === this.shown) return;
    this.shown = lines;
    const list = this.part('.lines');
    const errors = call.errors.map(({ code, why }) => ({ kind: 'ERROR', text: words.trouble(code, why) }));
    list.replaceChildren(...[...call.lines, ...errors].map(line));
    const heard = this.part('.heard');
    heard.scrollTop = heard.scrollHeight;
  }

  describe(call, rings) {
    const other = call.dialedHere ? call.to : call.from;
    if (rings) return words.calledBy(other);
    if (!isLive(call)) return words.over(words.states[call.status]);
    if (call.status !== 'in-progress') return words.calling(other);
    const state = call.queue ? words.waiting : words.connected(other);
    const takes = call.takesKeys ? (call.takesWords ? words.takesBoth : words.takesKeys) : call.takesWords ? words.takesWords : '';
    return takes ? `${state} · ${takes}` : state;
  }
}
