import { speak, words } from './words';

/** Lists the demo's outgoing mail, newest first, and looks for new ones every two seconds while the tab is seen. */
interface Mail {
  id?: string;
  to: string;
  subject: string;
  text: string;
  links: string[];
  at?: string;
}

const REFRESH_MILLIS = 2_000;
const list = byId('mails', HTMLOListElement);
const standing = byId('state', HTMLParagraphElement);
const address = byId('to', HTMLInputElement);
const clock = new Intl.DateTimeFormat(words.language, { dateStyle: 'medium', timeStyle: 'short' });
let shown = '';
speak();
let timer: ReturnType<typeof setTimeout> | undefined;

address.value = new URLSearchParams(location.search).get('to') ?? '';
address.addEventListener('input', () => {
  const to = address.value.trim();
  history.replaceState(null, '', to ? `?to=${encodeURIComponent(to)}` : location.pathname);
  void refresh();
});
byId('search', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('visibilitychange', () => void refresh());
void refresh();

async function refresh(): Promise<void> {
  clearTimeout(timer);
  if (document.hidden) return;
  const to = address.value.trim();
  try {
    const response = await fetch(`/demo/mails${to ? `?to=${encodeURIComponent(to)}` : ''}`);
    if (!response.ok) throw new Error(`${response.status}`);
    const { items } = (await response.json()) as { items: Mail[] };
    if (to === address.value.trim()) show(items, to);
  } catch {
    standing.textContent = words.unreachable;
  }
  timer = setTimeout(() => void refresh(), REFRESH_MILLIS);
}

function show(items: Mail[], to: string): void {
  const wanted = JSON.stringify(items);
  standing.textContent = items.length > 0 ? words.count(items.length) : to ? words.noneTo(to) : words.none;
  if (wanted === shown) return;
  shown = wanted;
  // Mails without an instant keep the server's order.
  const newestFirst = [...items].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  list.replaceChildren(...newestFirst.map(entry));
}

function entry(mail: Mail): HTMLLIElement {
  const item = document.createElement('li');
  const head = document.createElement('div');
  head.className = 'head';
  const recipient = element('p', words.to(mail.to), 'to');
  const subject = element('h2', mail.subject);
  subject.dir = 'auto';
  head.append(subject, recipient);
  if (mail.at) {
    const time = element('time', clock.format(new Date(mail.at)));
    time.setAttribute('datetime', mail.at);
    recipient.append(' · ', time);
  }
  const text = document.createElement('p');
  text.className = 'text';
  text.dir = 'auto';
  text.append(...withLinks(mail.text, [...mail.links, ...ownAddresses(mail.text)]));
  item.append(head, text);
  const missing = mail.links.filter((link) => !mail.text.includes(link));
  if (missing.length > 0) {
    const links = document.createElement('p');
    links.className = 'text';
    links.append(...missing.flatMap((link) => [anchor(link), document.createElement('br')]));
    item.append(links);
  }
  return item;
}

/** The addresses of this very server that a mail names without a token. */
function ownAddresses(text: string): string[] {
  return (text.match(/https?:\/\/\S+/g) ?? []).filter((address) => address.startsWith(`${location.origin}/`));
}

/** The text with the mail's own links made clickable; everything else stays text. */
function withLinks(text: string, links: string[]): Array<string | Node> {
  const first = links
    .map((link) => ({ link, at: text.indexOf(link) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.link.length - a.link.length)[0];
  if (!first) return [text];
  const { link, at } = first;
  return [text.slice(0, at), anchor(link), ...withLinks(text.slice(at + link.length), links)];
}

function anchor(link: string): Node {
  if (!/^https?:\/\//i.test(link)) return document.createTextNode(link);
  const made = document.createElement('a');
  made.href = link;
  made.rel = 'noopener';
  made.textContent = link;
  return made;
}

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${id}`);
}

