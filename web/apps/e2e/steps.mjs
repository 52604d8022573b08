import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';

const PATIENCE = 60_000;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Asks until the answer is there; says what was awaited when it never comes. */
export async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    last = await ask();
    if (last) return last;
    await new Promise((resume) => setTimeout(resume, 150));
  }
  assert.fail(`waited in vain for ${what}`);
}

/** What goes wrong beside the steps: errors on the pages, and what axe finds. Judged at the end, all together. */
export class Faults {
  all = [];

  /** `expected` are errors that the scenario itself causes, such as those of a browser that is offline. */
  watch(page, name, expected = /$^/) {
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.all.push(`${name}: ${error}`));
    page.on('console', (line) => {
      if (line.type() === 'error' && !expected.test(line.text())) this.all.push(`${name}: ${line.text()} (${line.location().url})`);
    });
  }

  async axe(page, name) {
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    for (const { id, nodes } of violations) {
      this.all.push(`${name}: axe ${id} at ${nodes.map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join('; ')}`);
    }
  }
}

/** Centrala's API as any program sees it; paths are below /api/v1. */
export class Api {
  constructor(base, token) {
    this.base = base;
    this.token = token;
  }

  get(path) {
    return this.#send('GET', path);
  }

  post(path, body) {
    return this.#send('POST', path, body);
  }

  patch(path, resource, change) {
    return this.#send('PATCH', path, change, { 'if-match': `"${resource.version}"` });
  }

  async #send(method, path, body, headers = {}) {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path} answered ${answer.status}: ${text}`);
    return text ? JSON.parse(text) : null;
  }
}

/** From the empty form to the signed-in owner, by the link in the mail. */
export async function signUp(page, base, { company, name, email, password }, faults) {
  await page.goto(`${base}/app/signup`);
  await page.getByLabel('Company').fill(company);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await faults?.axe(page, 'sign-up');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Check your mail').waitFor();
  const link = await until(`the mail to ${email}`, async () => {
    const answer = await fetch(`${base}/demo/mails?to=${encodeURIComponent(email)}`);
    return (await answer.json()).items[0]?.links[0];
  });
  const { pathname, search, hash } = new URL(link);
  await page.goto(`${base}${pathname}${search}${hash}`);
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
}

/** The access token that the console keeps in this browser. */
export async function tokenOf(page) {
  return page.evaluate(() => JSON.parse(localStorage.getItem('centrala.session')).accessToken);
}

/** The owner takes conversations too: the agent's role beside their own. */
export async function becomeAgent(api) {
  const { userId } = await api.get('/me');
  const user = await api.get(`/users/${userId}`);
  await api.patch(`/users/${userId}`, user, {
    roles: [...new Set([...user.roles, 'agent'])],
    agent: user.agent ?? { skills: [], capacity: {} },
  });
}

/** The chat panel on a page that carries the widget. */
export function chatOn(page) {
  const panel = page.frameLocator('centrala-chat iframe');
  return {
    panel,
    launcher: page.locator('centrala-chat .launcher'),
    writing: panel.locator('.composer textarea'),
    mine: (text) => panel.locator('.mine:not(.pending)', { hasText: text }),
    theirs: (text) => panel.locator('.theirs', { hasText: text }),
  };
}
