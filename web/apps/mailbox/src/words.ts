const english = {
  language: 'en',
  title: 'Mailbox',
  text: 'Mails that this demo would have sent. They stay on this machine.',
  address: 'Address',
  loading: 'Loading…',
  unreachable: 'The mailbox cannot be reached. Trying again…',
  none: 'No mail yet.',
  noneTo: (to: string) => `No mail to ${to} yet.`,
  count: (count: number) => `${count} ${count === 1 ? 'mail' : 'mails'}`,
  to: (address: string) => `To ${address}`,
};

const arabic: typeof english = {
  language: 'ar',
  title: 'صندوق البريد',
  text: 'رسائل كان هذا العرض سيرسلها. تبقى على هذا الجهاز.',
  address: 'العنوان',
  loading: 'جارٍ التحميل…',
  unreachable: 'تعذر الوصول إلى صندوق البريد. تجري المحاولة من جديد…',
  none: 'لا بريد بعد.',
  noneTo: (to) => `لا بريد إلى \u2068${to}\u2069 بعد.`,
  count: (count) => `عدد الرسائل: ${count}`,
  to: (address) => `إلى \u2068${address}\u2069`,
};

/** The page's words: Arabic for a browser that asks for it first, else English. */
export const words = navigator.language.toLowerCase().startsWith('ar') ? arabic : english;

/** Puts them on the page that was served in English. */
export function speak(): void {
  document.documentElement.lang = words.language;
  document.documentElement.dir = words === arabic ? 'rtl' : 'ltr';
  document.title = words.title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const text = words[element.dataset.word as keyof typeof words];
    if (typeof text === 'string') element.textContent = text;
  }
}
