// Takes pictures of the built console against the stand-in server, and lets axe look at each: node tests/screens.mjs <folder> [pattern of names …]
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { tokens } from './mock/data.mjs';
import { startMock } from './mock/server.mjs';
import { access } from './screens/access.mjs';
import { callPages, pages, states } from './screens/pages.mjs';

const [folder = 'screens', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const mock = await startMock();
const executablePath = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : await chromium.executablePath();
const browser = await playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-zygote'] });
const sizes = { wide: { width: 1440, height: 900 }, middle: { width: 1024, height: 768 }, phone: { width: 390, height: 844 } };

async function shot(name, { size = 'wide', scheme = 'light', language = 'en', signedIn = true, path, act, before }) {
  if (wanted.length > 0 && !wanted.some((part) => new RegExp(part).test(name))) return;
  const context = await browser.newContext({ viewport: sizes[size], colorScheme: scheme, deviceScaleFactor: 1, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(name, 'page error:', error.message));
  page.on('console', (line) => line.type() === 'error' && !/AudioContext|Failed to load resource/.test(line.text()) && console.log(name, 'console:', line.text()));
  await page.addInitScript(
    ([session, chosen]) => {
      if (session) localStorage.setItem('centrala.session', session);
      localStorage.setItem('centrala.preferences', JSON.stringify({ language: chosen }));
    },
    [signedIn ? JSON.stringify({ ...tokens(), expiresAt: Date.now() + 900_000 }) : null, language],
  );
  await before?.(page);
  await page.goto(mock.url + path, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle', { timeout: 2500 }).catch(() => undefined);
  await act?.(page).catch((error) => console.log(name, error.message.split('\n')[0]));
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) console.log(name, `is ${overflow} px too wide`);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  for (const { id, nodes } of violations) console.log(name, 'axe', id, nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).slice(0, 3));
  await context.close();
}

const ring = async () => mock.offer();
const looks = { light: {}, dark: { scheme: 'dark' }, rtl: { language: 'ar' } };
for (const [look, how] of Object.entries(looks)) {
  for (const size of ['wide', 'phone']) {
    const name = (what) => `${what}-${look}-${size}`;
    for (const [what, path, act, before] of access) await shot(name(what), { ...how, size, signedIn: false, path: `/app${path}`, act, before });
    for (const [what, path, act, before] of [...pages, ...callPages(mock), ...states]) await shot(name(what), { ...how, size, path: `/app${path}`, act, before });
    await shot(name('home'), { ...how, size, path: '/app/' });
    await shot(name('desk'), { ...how, size, path: '/app/desktop?c=i1' });
    await shot(name('list'), { ...how, size, path: '/app/desktop', act: ring });
    await shot(name('accountRinging'), { ...how, size, path: '/app/account', act: ring });
    const password = async (page) => {
      await page.locator('input[autocomplete=current-password]').last().fill('a long password');
      await page.keyboard.press('Enter');
      await page.locator('svg[role=img]').last().scrollIntoViewIfNeeded();
    };
    await shot(name('factor'), { ...how, size, path: '/app/account', act: password });
    await shot(name('recovery'), {
      ...how, size, path: '/app/account',
      act: async (page) => {
        await password(page);
        await page.locator('input[autocomplete=one-time-code]').fill('123456');
        await page.keyboard.press('Enter');
      },
    });
    await shot(name('code'), {
      ...how, size, signedIn: false, path: '/app/signin',
      act: async (page) => {
        await page.locator('input[type=email]').fill('factor@demo.example');
        await page.locator('input[type=password]').fill('a long password');
        await page.keyboard.press('Enter');
        await page.locator('input[autocomplete=one-time-code]').fill('000000');
        await page.keyboard.press('Enter');
      },
    });
    await shot(name('wrapup'), {
      ...how, size, path: '/app/desktop?c=i1',
      act: async (page) => {
        await page.keyboard.press('e');
        await page.waitForTimeout(200);
        await page.keyboard.press('Enter');
      },
    });
  }
}
await shot('note', { path: '/app/desktop?c=i1', act: (page) => page.keyboard.press('n') });
await shot('canned', { path: '/app/desktop?c=i1', act: (page) => page.locator('textarea').first().pressSequentially('/') });
await shot('palette', { path: '/app/', act: (page) => page.keyboard.press('Control+k') });
await shot('sheet', { path: '/app/desktop?c=i1', act: (page) => page.keyboard.press('?') });
await shot('presence', { path: '/app/', act: (page) => page.locator('header button[aria-haspopup=menu]').first().click() });
await shot('failed', { path: '/app/desktop?c=i2' });
await shot('arabicThread', { path: '/app/desktop?c=i3' });
await shot('middle', { size: 'middle', path: '/app/desktop?c=i1', act: ring });
await shot('past', { path: '/app/desktop?c=i1', act: (page) => page.locator('ol button').first().click() });
await shot('sent', { path: '/app/signup', signedIn: false, act: async (page) => {
  for (const [label, text] of [['Company', 'Demo'], ['Your name', 'Demo Owner'], ['Work e-mail', 'owner@demo.example'], ['Password', 'a long password']]) await page.getByLabel(label, { exact: true }).fill(text);
  await page.keyboard.press('Enter');
} });
await shot('wrong', { path: '/app/signin', signedIn: false, act: async (page) => {
  await page.getByLabel('Work e-mail').fill('owner@demo.example');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
} });
mock.refuseSockets();
await shot('line', { path: '/app/desktop', act: async (page) => page.waitForTimeout(2500) });
await browser.close();
mock.close();
