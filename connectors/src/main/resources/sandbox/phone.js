const byId = (id) => document.getElementById(id);
const customer = byId('customer');
const number = byId('number');
const list = byId('messages');
const note = byId('note');
let shown = '';

customer.value = localStorage.getItem('customer') ?? `+1646555${String(100 + Math.floor(Math.random() * 100)).padStart(4, '0')}`;

async function getJson(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function postJson(path, body) {
  return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

async function loadNumbers() {
  const { items } = await getJson('/sandbox/api/numbers');
  const wanted = number.value || localStorage.getItem('number') || items.find((item) => item.answered)?.phoneNumber;
  number.replaceChildren(
    ...items.map((item) => {
      const label = item.answered ? item.phoneNumber : `${item.phoneNumber} (nobody answers)`;
      return new Option(label, item.phoneNumber, false, item.phoneNumber === wanted);
    }),
  );
  note.textContent = items.length ? '' : 'No account has a number yet: connect this carrier in Centrala first.';
}

function bubble(message) {
  const item = document.createElement('li');
  if (message.mine) item.className = 'mine';
  item.append(message.body);
  for (const media of message.media) {
    if (!media.contentType.startsWith('image/')) continue;
    const picture = document.createElement('img');
    picture.src = media.url;
    picture.alt = 'Picture';
    item.append(picture);
  }
  const state = document.createElement('small');
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const trouble = message.errorCode ? ` (${message.errorCode})` : '';
  state.textContent = message.mine ? time : `${time} · ${message.status}${trouble}`;
  item.append(state);
  return item;
}

async function loadMessages() {
  const query = new URLSearchParams({ customer: customer.value.trim(), number: number.value });
  const { items } = await getJson(`/sandbox/api/messages?${query}`);
  const next = JSON.stringify(items);
  if (next === shown) return;
  shown = next;
  if (items.length) {
    list.replaceChildren(...items.map(bubble));
  } else {
    const empty = document.createElement('li');
    empty.className = 'empty';
    empty.textContent = 'Nothing yet. Say hello.';
    list.replaceChildren(empty);
  }
  list.scrollTop = list.scrollHeight;
}

async function loadRequests() {
  const { items } = await getJson('/sandbox/api/requests');
  byId('requests').replaceChildren(
    ...items.map((request) => {
      const row = document.createElement('tr');
      for (const text of [request.method, request.path, request.status || 'dropped']) {
        row.insertCell().textContent = text;
      }
      return row;
    }),
  );
}

function toBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

byId('composer').addEventListener('submit', async (event) => {
  event.preventDefault();
  const file = byId('picture').files[0];
  const text = byId('text').value;
  if (!text && !file) return;
  const media = file ? [{ contentType: file.type, content: await toBase64(file) }] : [];
  const answer = await postJson('/sandbox/api/messages', { from: customer.value.trim(), to: number.value, text, media });
  note.textContent = answer.ok ? '' : ((await answer.json().catch(() => ({}))).detail ?? 'The carrier refused it.');
  if (answer.ok) {
    event.target.reset();
    byId('picture').parentElement.classList.remove('chosen');
  }
  await loadMessages();
});

byId('picture').addEventListener('change', (event) => {
  event.target.parentElement.classList.toggle('chosen', event.target.files.length > 0);
});
customer.addEventListener('change', () => localStorage.setItem('customer', customer.value.trim()));
number.addEventListener('change', () => localStorage.setItem('number', number.value));
for (const button of document.querySelectorAll('[data-fault]')) {
  button.addEventListener('click', async () => {
    await postJson('/sandbox/api/faults', { kind: button.dataset.fault });
    note.textContent = `Noted: ${button.textContent}.`;
  });
}

async function refresh() {
  try {
    await loadMessages();
    if (document.querySelector('details').open) await loadRequests();
  } catch {
    note.textContent = 'The carrier does not answer.';
  }
}

await loadNumbers();
await refresh();
setInterval(refresh, 1000);
setInterval(loadNumbers, 5000);
