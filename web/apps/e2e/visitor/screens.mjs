// Takes pictures of the built shop, widget and mailbox against the stand-in server, and lets axe look at each: node visitor/screens.mjs <folder> [pattern of names …]
import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../browser.mjs';
import { startServer } from './server.mjs';

const [folder = 'screens', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await launchBrowser();
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const looks = { light: { language: 'en' }, dark: { language: 'en', scheme: 'dark' }, rtl: { language: 'ar' } };

const panel = (page) => page.frameLocator('centrala-chat iframe');
const write = async (page, text) => {
  await panel(page).locator('.composer textarea').fill(text);
  await panel(page).locator('.composer textarea').press('Enter');
};
const attach = (name, size) => async (page) => {
  await panel(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.alloc(size, 1) });
};

/** [course of the chat, what the visitor does in the conversation]; `form` and `closed` never come so far. */
const courses = {
  form: null, closed: null, unavailable: null, formBad: null, starting: null, limited: null, shut: null,
  waiting: null, next: null, talking: null, typing: null, files: null, ended: null,
  uploading: attach('invoice.pdf', 120_000), fileRefused: attach('setup.exe', 2_000), fileTooLarge: attach('holiday-video.mov', 10_600_000),
  refused: (page) => write(page, 'Hello?'), tooMany: (page) => write(page, 'Hello?'),
  outbox: async (page) => {
    await page.waitForTimeout(1500);
    await write(page, 'Are you still there?');
  },
  leaving: (page) => panel(page).locator('.head button').first().click(),
};

for (const [look, { language, scheme = 'light' }] of Object.entries(looks)) {
  for (const [size, viewport] of Object.entries(sizes)) {
    const shot = async (what, path, act) => {
      const name = `${what}-${look}-${size}`;
      if (wanted.length > 0 && !wanted.some((part) => new RegExp(part).test(name))) return;
      const context = await browser.newContext({ viewport, colorScheme: scheme, locale: language === 'ar' ? 'ar' : 'en-GB', reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.log(name, 'page error:', error.message));
      await page.goto(server.url + path, { waitUntil: 'load' });
      await act?.(page).catch((error) => console.log(name, error.message.split('\n')[0]));
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      for (const { id, nodes } of violations) console.log(name, 'axe', id, nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).slice(0, 3));
      await context.close();
    };
    await shot('shop', `/demo/shop?widget=${language}-form&lang=${language}`);
    await shot('shopBare', `/demo/shop?lang=${language}`);
    await shot('mailbox', '/demo/mailbox');
    await shot('mailboxEmpty', '/demo/mailbox?to=nobody');
    for (const [course, act] of Object.entries(courses)) {
      await shot(course, `/demo/shop?widget=${language}-${course === 'formBad' ? 'form' : course}&lang=${language}`, async (page) => {
        await page.locator('centrala-chat button').click();
        if (['form', 'closed', 'unavailable'].includes(course)) return page.waitForTimeout(500);
        if (course !== 'formBad') await panel(page).locator('#pre-message').fill('');
        await panel(page).locator('button[type=submit]').click();
        await page.waitForTimeout(500);
        await act?.(page);
      });
    }
  }
}
await browser.close();
server.close();
