// The main job on the built pages: a business signs up, puts the widget on its own website, a customer writes from a second
// browser, the agent answers and wraps up, it is metered, and the partner hears of it. CENTRALA_URL names the node, which
// runs as a demo; --keep <folder> keeps a picture of every station.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { launchBrowser } from './browser.mjs';
import { startPartner, startWebsite } from './outside.mjs';
import { Api, becomeAgent, chatOn, Faults, signUp, tokenOf, until } from './steps.mjs';

const base = (process.env.CENTRALA_URL ?? 'http://localhost:8080').replace(/\/$/, '');
const folder = process.argv[2] === '--keep' ? process.argv[3] : null;
if (folder) mkdirSync(folder, { recursive: true });

const faults = new Faults();
const begun = Date.now();
const said = (station) => console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${station}`);
const owner = { company: 'Harbour Teas', name: 'Harper Owner', email: `owner-${begun}@harbour.example`, password: 'a kettle on the pier' };

const browser = await launchBrowser();
const partner = await startPartner();
let website = null;
const shown = [];
let failed = null;

async function openContext(name, expected) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  faults.watch(page, name, expected);
  shown.push([name, page]);
  return { context, page };
}

async function keep(page, name) {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function journey() {
  // A business signs up and is in.
  const { page: desk } = await openContext('console', /AudioContext/);
  await signUp(desk, base, owner, faults);
  said('signed up by the link in the mail');
  const api = new Api(base, await tokenOf(desk));
  assert.equal((await api.get('/me')).tenant.name, owner.company);

  // What is set up before the first customer: somebody who answers, a wrap-up code, a partner who listens.
  await becomeAgent(api);
  const code = await api.post('/wrapUpCodes', { name: 'Order question' });
  const webhook = await api.post('/webhooks', { url: partner.url, events: ['*'] });
  assert.ok(webhook.secret, 'the secret is shown once');
  const entry = (await api.get('/entryPoints')).items.find((one) => one.channel === 'chat');
  assert.match(entry.snippet, /^<script async src="[^"]+\/widget\/v1\.js" data-widget="[^"]+"><\/script>$/);
  said('agent, wrap-up code, webhook and widget are set up');

  // The agent goes to the desk.
  await desk.goto(`${base}/app/desktop`);
  await desk.getByRole('button', { name: /^Presence:/ }).click();
  await desk.getByRole('menuitem', { name: 'Available' }).click();
  await desk.getByRole('button', { name: 'Presence: Available' }).waitFor();
  await faults.axe(desk, 'idle desk');
  await keep(desk, 'desk-idle');

  const heading = desk.getByRole('heading', { name: 'Conversations' });
  const calm = await heading.boundingBox();

  // A customer on the business's own website, in a browser of their own.
  website = await startWebsite(entry.snippet);
  const { context: visitor, page: shop } = await openContext('website', /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  await shop.goto(website.url);
  const chat = chatOn(shop);
  await chat.launcher.click();
  await chat.panel.locator('form.welcome').waitFor();
  await faults.axe(shop, 'widget, welcome');
  for (const [field, value] of [['name', 'Casey Customer'], ['email', 'casey@customer.example']]) {
    const input = chat.panel.locator(`#pre-${field}`);
    if (await input.count()) await input.fill(value);
  }
  await chat.panel.locator('#pre-message').fill('Is the morning blend still in stock?');
  await chat.panel.getByRole('button', { name: 'Start chat' }).click();
  await chat.mine('morning blend').waitFor();
  said('the customer writes');

  // The offer rings on whatever page the agent is; the agent accepts and answers.
  const offers = desk.getByRole('region', { name: 'Offers' });
  await offers.getByRole('button', { name: 'Accept' }).waitFor();
  await faults.axe(desk, 'offer bar');
  await keep(desk, 'offer');
  assert.deepEqual(await heading.boundingBox(), calm, 'an offer moves nothing on the page');
  await desk.keyboard.press('?');
  const sheet = desk.getByRole('dialog');
  await sheet.waitFor();
  await offers.getByRole('button', { name: 'Accept' }).click();
  await desk.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  const log = desk.getByRole('log', { name: 'Messages' });
  await log.getByText('Is the morning blend still in stock?').waitFor();
  const reply = desk.getByLabel('Reply to the customer');
  await reply.fill('Good morning! Yes, twelve tins are left.');
  await reply.press('Enter');
  await chat.theirs('twelve tins').waitFor();
  await faults.axe(shop, 'widget, conversation');
  await faults.axe(desk, 'desk with a conversation');
  await keep(desk, 'desk-conversation');
  await keep(shop, 'widget-conversation');
  said('offered, accepted, answered');

  // A reload keeps the conversation; what is typed without a connection arrives once.
  await shop.reload();
  await chat.launcher.click();
  await chat.theirs('twelve tins').waitFor();
  await chat.mine('morning blend').waitFor();
  await visitor.setOffline(true);
  await chat.writing.fill('Please keep two of them for me.');
  await chat.writing.press('Enter');
  await chat.panel.locator('.pending', { hasText: 'keep two' }).waitFor();
  await visitor.setOffline(false);
  await chat.mine('keep two').waitFor();
  await log.getByText('Please keep two of them for me.').waitFor();
  const interaction = (await api.get('/interactions?limit=1')).items[0];
  const written = (await api.get(`/interactions/${interaction.id}/messages`)).items.filter((message) => message.text.includes('keep two'));
  assert.equal(written.length, 1, 'the message from the time without a connection arrived once');
  assert.equal(await log.getByText('Please keep two of them for me.').count(), 1);
  assert.equal(await chat.panel.locator('.mine', { hasText: 'keep two' }).count(), 1);
  said('the conversation survived a reload and a lost connection');

  // Wrap-up with a code.
  await desk.getByRole('button', { name: 'End', exact: true }).click();
  await desk.getByRole('button', { name: 'End conversation' }).click();
  const wrapUp = desk.getByRole('region', { name: 'Wrap-up' });
  await wrapUp.getByText(code.name).click();
  await wrapUp.getByLabel('Notes').fill('Keep two tins of the morning blend.');
  await faults.axe(desk, 'wrap-up');
  await keep(desk, 'wrap-up');
  await wrapUp.getByRole('button', { name: 'Complete' }).click();
  await wrapUp.waitFor({ state: 'detached' });
  await chat.panel.locator('.over').waitFor();
  await faults.axe(shop, 'widget, ended');
  await until('the interaction to end', async () => (await api.get(`/interactions/${interaction.id}`)).state === 'ended');
  const explanations = await api.get(`/interactions/${interaction.id}/explanations`);
  assert.ok(explanations.items.length > 0, 'the decision is explained');
  said('wrapped up with a code');

  // It was metered, and the partner heard of it, signed.
  const counted = await until('the usage', async () =>
    (await api.get('/usage?groupBy=meter')).items.find((sum) => sum.meter === 'chat.conversations'),
  );
  assert.equal(Number(counted.quantity), 1);
  const ended = await until('the partner to hear of the end', () =>
    partner.received.find(({ body }) => JSON.parse(body).type === 'interaction.ended'),
  );
  await verifySignature(ended, webhook.secret);
  assert.ok(ended.body.includes(interaction.id));
  said(`metered; the partner received ${partner.received.length} signed webhooks`);

  await portal(desk);
}

/** Standard Webhooks 1.0: HMAC-SHA256 of id, time and body under the secret. */
async function verifySignature({ headers, body }, secret) {
  const { createHmac } = await import('node:crypto');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  assert.ok(headers['webhook-signature'].split(' ').includes(expected), 'the webhook is signed');
}

/** Every page that the owner's navigation names opens without an error and without a barrier. */
async function portal(desk) {
  const links = await desk.getByRole('navigation', { name: 'Main navigation' }).getByRole('link').evaluateAll((all) => all.map((link) => link.href));
  for (const href of new Set(links)) {
    const name = new URL(href).pathname;
    await desk.goto(href);
    await desk.locator('main h1').first().waitFor();
    await desk.waitForLoadState('networkidle');
    await faults.axe(desk, name);
    await keep(desk, `page${name.replaceAll('/', '-')}`);
  }
  await desk.goto(`${base}/app/`);
  await desk.getByRole('button', { name: 'Your account and settings' }).click();
  await desk.getByRole('button', { name: 'Sign out' }).click();
  await desk.getByRole('button', { name: 'Sign in' }).waitFor();
  await faults.axe(desk, 'sign-in');
  said(`${links.length} pages of the portal opened, signed out`);
}

try {
  await journey();
} catch (error) {
  failed = error;
  for (const [name, page] of shown) {
    await keep(page, `failed-${name}`);
    console.error(`\n--- ${name} at ${page.url()}\n${await page.locator('body').ariaSnapshot({ timeout: 2000 }).catch(() => 'nothing to see')}`);
  }
} finally {
  await browser.close();
  website?.stop();
  partner.stop();
}
for (const fault of faults.all) console.error(`fault: ${fault}`);
if (failed) console.error(failed);
process.exitCode = failed || faults.all.length > 0 ? 1 : 0;
if (process.exitCode === 0) console.log('The journey holds.');
