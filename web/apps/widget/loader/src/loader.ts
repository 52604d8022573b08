/**
 * What a business puts on its page: a launcher button and, on demand, the chat panel in an iframe from the origin this
 * script came from. Everything lives in one shadow root and is styled through a constructed style sheet, so that a page
 * needs only `script-src` and `frame-src` for this origin and neither side's styles reach the other.
 */
import { STYLES } from './styles';

interface PageApi {
  open(): void;
  close(): void;
  identify(customer: { name?: string; email?: string }): void;
}

const script = document.currentScript as HTMLScriptElement | null;
const page = window as unknown as { Centrala?: PageApi };

const widget = script?.dataset.widget;

if (script && widget && !page.Centrala) {
  if (document.body) launch(script, widget);
  else document.addEventListener('DOMContentLoaded', () => launch(script, widget));
}

function launch(from: HTMLScriptElement, widgetId: string): void {
  const origin = new URL(from.src).origin;
  const lang = from.dataset.lang || document.documentElement.lang || navigator.language;
  const arabic = /^ar\b/i.test(lang);
  const words = arabic
    ? { open: 'فتح المحادثة', close: 'إغلاق المحادثة', panel: 'محادثة', unread: 'رسائل غير مقروءة' }
    : { open: 'Open chat', close: 'Close chat', panel: 'Chat', unread: 'unread messages' };
  const memoryKey = `centrala.${widgetId}`;

  const host = document.createElement('centrala-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
  host.dir = arabic ? 'rtl' : 'ltr';

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.append(icon('M4 5h16v11H9l-5 4z'), icon('M6 6l12 12M18 6L6 18'));
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  button.append(badge);
  root.append(button);
  document.body.append(host);

  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  let open = false;
  let unread = 0;
  let customer: object | null = null;

  const tell = (message: object) => {
    if (ready) frame?.contentWindow?.postMessage({ centrala: 1, ...message }, origin);
  };
  const tellContext = () =>
    tell({ type: 'context', url: location.href, title: document.title, referrer: document.referrer });

  const load = () => {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.title = words.panel;
    frame.className = 'panel';
    const fragment = new URLSearchParams({ origin: location.origin, lang });
    if (from.dataset.theme) fragment.set('theme', from.dataset.theme);
    frame.src = `${origin}/widget/frame?widget=${encodeURIComponent(widgetId)}#${fragment}`;
    root.prepend(frame);
  };
  const label = () => {
    const name = open ? words.close : words.open;
    button.setAttribute('aria-label', unread && !open ? `${name} (${unread} ${words.unread})` : name);
    button.setAttribute('aria-expanded', `${open}`);
    badge.textContent = unread > 9 ? '9+' : `${unread}`;
    badge.hidden = open || !unread;
  };
  const show = (shown: boolean) => {
    if (shown === open) return;
    open = shown;
    load();
    host.classList.toggle('open', open);
    tellContext();
    tell({ type: 'visible', visible: open });
    if (open) frame?.focus();
    else button.focus();
    label();
  };
  const recolor = (color: unknown) => {
    if (typeof color !== 'string' || !/^#[0-9a-f]{6}$/i.test(color)) return;
    host.style.setProperty('--accent', color);
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255) as [
      number,
      number,
      number,
    ];
    const luminance = 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2;
    host.style.setProperty('--on-accent', luminance < 0.18 ? '#fff' : '#111');
  };

  window.addEventListener('message', (event) => {
    if (event.origin !== origin || !frame || event.source !== frame.contentWindow) return;
    const data = event.data;
    if (!data || data.centrala !== 1) return;
    if (data.type === 'ready') {
      ready = true;
      tellContext();
      if (customer) tell({ type: 'identify', ...customer });
      tell({ type: 'visible', visible: open });
    } else if (data.type === 'unread') {
      unread = Number(data.count) || 0;
      label();
    } else if (data.type === 'look') {
      recolor(data.color);
      remember(data.talking ? '1' : '0', data.color);
    } else if (data.type === 'close') show(false);
  });
  button.addEventListener('click', () => show(!open));
  button.addEventListener('pointerenter', load);

  // Only a page whose visitor is in a conversation loads the panel unasked, for its unread badge.
  const remember = (talking: string, color: string) => {
    try {
      localStorage.setItem(memoryKey, talking + color);
    } catch {
      // A page without storage shows the badge only after the panel was opened.
    }
  };
  recolor(from.dataset.color);
  label();
  try {
    const remembered = localStorage.getItem(memoryKey) ?? '';
    if (!from.dataset.color) recolor(remembered.slice(1));
    if (remembered[0] === '1') load();
  } catch {
    // As above.
  }

  page.Centrala = {
    open: () => show(true),
    close: () => show(false),
    identify: (who) => {
      customer = { name: who?.name, email: who?.email };
      tell({ type: 'identify', ...customer });
    },
  };
  window.dispatchEvent(new Event('centrala:ready'));
}

function icon(path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const drawing = document.createElementNS(space, 'path');
  drawing.setAttribute('d', path);
  svg.append(drawing);
  return svg;
}
