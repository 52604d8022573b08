import { render } from 'preact';
import { openCabinet } from './chat/cabinet';
import { callbacksOf } from './chat/callbacks';
import { Chat } from './chat/chat';
import { Connection } from './chat/connection';
import type { WidgetConfig } from './chat/protocol';
import { paint } from './color';
import { joinHostPage, parentOrigin } from './host-page';
import { App } from './view/App';
import { Panel } from './view/panel-context';
import { language } from './words/words';
import './panel.css';

const widgetId = new URLSearchParams(location.search).get('widget') ?? '';
const fragment = new URLSearchParams(location.hash.slice(1));
const tongue = language(fragment.get('lang') ?? navigator.language);
const root = document.documentElement;
root.lang = tongue.code;
root.dir = tongue.words.dir;
const theme = fragment.get('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

const host = joinHostPage(parentOrigin(fragment), {
  visible: (visible) => chat.setVisible(visible),
  identify: (customer) => chat.identify(customer),
});
const embedded = window.parent !== window;

const chat = new Chat({
  widgetId,
  cabinet: openCabinet(),
  newId,
  nowMillis: () => Date.now(),
  context: () => host.context(),
  loadConfig,
  connect: (events) => new Connection(`${location.origin.replace(/^http/, 'ws')}/ws/chat`, events),
});

let told = '';
chat.subscribe(() => {
  const { config, unread, phase } = chat.state;
  const now = JSON.stringify([config?.color, unread, phase]);
  if (now === told) return;
  told = now;
  if (config) {
    paint(config.color);
    document.title = config.title;
    host.tell({ type: 'look', color: config.color, title: config.title, talking: phase === 'talking' });
  }
  host.tell({ type: 'unread', count: unread });
});
window.addEventListener('online', () => chat.wake());
window.addEventListener('storage', () => chat.storageChanged());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) chat.wake();
});

const place = document.getElementById('panel');
if (place === null) throw new Error('no place for the panel');
const close = embedded ? () => host.tell({ type: 'close' }) : null;
render(
  <Panel.Provider value={{ chat, language: tongue, close, callbacks: callbacksOf(widgetId) }}>
    <App />
  </Panel.Provider>,
  place,
);
if (!embedded) chat.setVisible(true);
void chat.begin();
host.tell({ type: 'ready' });

async function loadConfig(): Promise<WidgetConfig> {
  const response = await fetch(`/api/v1/widgets/${encodeURIComponent(widgetId)}/config`);
  if (!response.ok) throw new Error(`widget configuration: ${response.status}`);
  const config = (await response.json()) as Partial<WidgetConfig>;
  return {
    title: config.title ?? '',
    greeting: config.greeting ?? '',
    color: config.color ?? '',
    preChat: config.preChat ?? [],
    open: config.open ?? true,
    closedText: config.closedText ?? '',
  };
}

/** A random UUID; randomUUID itself is missing on plain http outside of localhost. */
function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
