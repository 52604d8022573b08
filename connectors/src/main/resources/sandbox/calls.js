import { isLive, length, Phone } from '/sandbox/calls-phone.js';
import { speakPage, words } from '/sandbox/calls-words.js';

const POLL_MS = 600;
const NUMBERS_MS = 5000;
const byId = (id) => document.getElementById(id);
const note = byId('note');
let phones = [];
let numbers = [];
let listed = '';

function unused() {
  return `+1646555${String(100 + Math.floor(Math.random() * 100)).padStart(4, '0')}`;
}

function keep() {
  const kept = phones.map((phone) => ({ address: phone.address, manner: phone.part('[name=manner]').value }));
  localStorage.setItem('phones', JSON.stringify(kept));
}

function add(address, manner) {
  const known = phones.find((phone) => phone.address === address);
  if (known) {
    known.element.scrollIntoView({ block: 'nearest' });
    return;
  }
  const phone = new Phone({ address, manner, changed: keep, refresh, removed: remove });
  phone.numbers(numbers);
  phones.push(phone);
  byId('phones').append(phone.element);
  keep();
}

function remove(phone) {
  phones = phones.filter((one) => one !== phone);
  phone.element.remove();
  keep();
}

function cell(row, text, ltr) {
  const element = row.insertCell();
  const inner = document.createElement(ltr ? 'bdi' : 'span');
  inner.textContent = text;
  element.append(inner);
  return element;
}

function row(call) {
  const element = document.createElement('tr');
  cell(element, new Date(call.createdAt).toLocaleTimeString(words.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }));
  cell(element, call.from, true);
  cell(element, call.to, true);
  const trouble = call.errors.length ? ` (${call.errors.at(-1).code})` : '';
  cell(element, words.states[call.status] + trouble);
  cell(element, call.durationSeconds === null ? '' : length(call.durationSeconds), true);
  const show = document.createElement('button');
  show.type = 'button';
  show.textContent = words.show;
  show.setAttribute('aria-label', `${words.show}: ${call.phone}`);
  show.addEventListener('click', () => {
    add(call.phone, null);
    refresh();
  });
  element.insertCell().append(show);
  return element;
}

function list(calls) {
  const state = JSON.stringify(calls.map((call) => [call.sid, call.status, call.errors.length]));
  if (state === listed) return;
  listed = state;
  const body = byId('calls');
  if (calls.length) {
    body.replaceChildren(...calls.map(row));
    return;
  }
  const empty = document.createElement('tr');
  cell(empty, words.noCalls).colSpan = 6;
  body.replaceChildren(empty);
}

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function refresh() {
  try {
    const { items } = await get('/sandbox/api/voice/calls');
    for (const phone of phones) phone.show(items, Date.now());
    list(items);
    document.title = items.some((call) => isLive(call) && !call.dialedHere && call.status === 'ringing') ? `☎ ${words.title}` : words.title;
    if (note.textContent === words.unreachable) note.textContent = '';
  } catch {
    note.textContent = words.unreachable;
  }
}

async function loadNumbers() {
  try {
    const { items } = await get('/sandbox/api/numbers');
    if (JSON.stringify(items) === JSON.stringify(numbers)) return;
    numbers = items;
    for (const phone of phones) phone.numbers(items);
    note.textContent = items.length ? '' : words.noNumbers;
  } catch {
    note.textContent = words.unreachable;
  }
}

speakPage();
byId('add').addEventListener('click', () => {
  add(unused(), 'rings');
  phones.at(-1).part('[name=address]').focus();
});
const kept = JSON.parse(localStorage.getItem('phones') ?? 'null') ?? [{ address: localStorage.getItem('customer') ?? unused(), manner: 'rings' }];
for (const { address, manner } of kept) add(address, address.startsWith('+') ? manner : null);
await loadNumbers();
await refresh();
setInterval(refresh, POLL_MS);
setInterval(loadNumbers, NUMBERS_MS);
