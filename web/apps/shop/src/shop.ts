import { arabic, noWidget } from './words';

/** Puts the widget named by ?widget= on the page, the way a business would; ?lang=ar turns the page to Arabic. */
const query = new URLSearchParams(location.search);
const inArabic = query.get('lang') === 'ar';

if (inArabic) {
  document.documentElement.lang = 'ar';
  document.documentElement.dir = 'rtl';
  document.title = arabic.title ?? document.title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const text = arabic[element.dataset.word ?? ''];
    if (text) element.textContent = text;
  }
}

const switchLanguage = document.getElementById('language');
if (switchLanguage instanceof HTMLAnchorElement) {
  const other = new URLSearchParams(query);
  if (inArabic) other.delete('lang');
  else other.set('lang', 'ar');
  switchLanguage.href = `?${other}`;
  switchLanguage.lang = switchLanguage.hreflang = inArabic ? 'en' : 'ar';
  switchLanguage.textContent = inArabic ? 'English' : 'العربية';
}

const widget = query.get('widget');
const ask = document.getElementById('ask');
if (widget) {
  const script = document.createElement('script');
  script.async = true;
  script.src = new URL('/widget/v1.js', location.origin).href;
  script.dataset.widget = widget;
  document.head.append(script);
  ask?.addEventListener('click', () => (window as { Centrala?: { open(): void } }).Centrala?.open());
} else {
  if (ask) ask.hidden = true;
  const hint = document.getElementById('hint');
  if (hint) {
    hint.hidden = false;
    hint.textContent = inArabic ? (arabic.noWidget ?? noWidget) : noWidget;
  }
}
