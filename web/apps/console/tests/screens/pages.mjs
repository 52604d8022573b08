// The pages of set-up and supervision: [name, path, what is done there].
const row = (index) => (page) => page.locator('tbody tr').nth(index).locator('button').first().click();
const press = (name, index = 0) => async (page) => {
  await page.locator('main').getByRole('button', { name }).nth(index).click();
  await page.waitForTimeout(250);
};
const NEW = /^(New|Invite|ادع|.*جديد)/;
const scrolled = (act) => async (page) => {
  await act(page);
  await page.waitForTimeout(300);
  await page.locator('[role=dialog]').last().evaluate((dialog) => dialog.querySelectorAll('*').forEach((part) => (part.scrollTop = part.scrollHeight)));
};
const saved = (act) => async (page) => {
  await act(page);
  await page.waitForTimeout(300);
  await page.locator('form').last().locator('button[type=submit]').click();
};

/** Opens what a supervisor may do about the first who waits, and chooses to give it to an agent. */
const give = async (page) => {
  await page.locator('main ul li [aria-haspopup=menu]').first().click();
  await page.getByRole('menuitem').first().click();
  await page.waitForTimeout(250);
};

/** Opens what an agent can and which queues they serve. */
const staffing = async (page) => {
  await page.locator('main ul li').filter({ hasText: 'Second Agent' }).last().locator('[aria-haspopup=menu]').click();
  await page.getByRole('menuitem').last().click();
  await page.locator('[role=dialog] input[type=checkbox]').first().waitFor();
};

/** The desk with a call on it. */
const onCall = (mock, state, act) => async (page) => {
  mock.putCall(state);
  const rows = page.getByRole('button', { name: /Demo Caller/ });
  await rows.first().waitFor({ timeout: 2000 }).catch(() => undefined);
  await rows.first().click({ timeout: 5000 }).catch(() => undefined);
  await page.waitForTimeout(300);
  await act?.(page);
};
const pressKey = (key) => async (page) => {
  await page.keyboard.press(key);
  await page.waitForTimeout(350);
};

/** The desk while it rings, and with a call in each of its states. */
export const callPages = (mock) => [
  ['callOffer', '/desktop', async (page) => { mock.ring(); await page.waitForTimeout(500); }],
  ...['talking', 'held', 'consult', 'away', 'dialling', 'conference', 'ended', 'asked'].map((state) => [`call-${state}`, '/desktop?c=i5', onCall(mock, state)]),
  ['callKnown', '/desktop?c=i5', onCall(mock, 'talking', async (page) => { await pressKey('i')(page); })],
  ['callKeypad', '/desktop?c=i5', onCall(mock, 'talking', async (page) => { await pressKey('d')(page); for (const key of '20417#') await page.keyboard.press(key); })],
  ['callRefused', '/desktop?c=i5', onCall(mock, 'talking', pressKey('h'))],
  ['callTransfer', '/desktop?c=i5', onCall(mock, 'talking', pressKey('t'))],
  ['callColleague', '/desktop?c=i5', onCall(mock, 'talking', async (page) => { await pressKey('t')(page); await page.locator('[role=dialog] label').nth(1).click(); await page.waitForTimeout(300); })],
  ['telephone', '/desktop', (page) => page.locator('header button[aria-expanded]').first().click()],
  ['device', '/account', async (page) => { await page.locator('main input[type=radio]').nth(1).check(); await page.locator('main input[type=tel]').scrollIntoViewIfNeeded(); }],
  ['entryVoice', '/entryPoints', press(/telephone|هاتف/)],
  ['dial', '/desktop', async (page) => { await pressKey('c')(page); await page.keyboard.type('+493012345678'); }],
];

export const pages = [
  ['sounds', '/sounds'],
  ['soundNew', '/sounds', press(NEW)],
  ['soundWrong', '/sounds', saved(press(NEW))],
  ['soundOpen', '/sounds', row(0)],
  ['flowSounds', '/flows/f1', async (page) => page.getByRole('group').last().scrollIntoViewIfNeeded()],
  ['queueMusic', '/queues', async (page) => { await row(0)(page); await page.getByRole('switch').nth(1).scrollIntoViewIfNeeded(); }],
  ['queues', '/queues'], ['queueForm', '/queues', row(0)], ['queueEnd', '/queues', scrolled(row(0))], ['queueBad', '/queues', saved(press(NEW))],
  ['groups', '/agentGroups'], ['groupForm', '/agentGroups', row(0)],
  ['skills', '/skills'], ['skillForm', '/skills', row(0)],
  ['users', '/users'], ['userForm', '/users', row(2)], ['userEnd', '/users', scrolled(row(2))], ['invited', '/users', row(3)], ['invite', '/users', press(NEW)],
  ['hours', '/hours'], ['hoursForm', '/hours', row(0)], ['hoursEnd', '/hours', scrolled(row(0))],
  ['codes', '/wrapUpCodes'], ['codeForm', '/wrapUpCodes', row(0)], ['replies', '/cannedResponses'], ['replyForm', '/cannedResponses', row(0)],
  ['entries', '/entryPoints'], ['entryForm', '/entryPoints', row(0)], ['entryEnd', '/entryPoints', scrolled(row(0))], ['numberForm', '/entryPoints', row(1)],
  ['connections', '/connections', async (page) => {
    await page.route('**/test', (route) => route.fulfill({ json: { ok: false, detail: 'The account was refused: authenticate (20003).' } }));
    await page.locator('tbody').getByRole('button').nth(1).click();
  }],
  ['connected', '/connections', async (page) => {
    await page.route('**/test', (route) => route.fulfill({ json: { ok: true, detail: '' } }));
    await page.locator('tbody').getByRole('button').nth(1).click();
  }],
  ['connectionForm', '/connections', row(0)], ['numbers', '/connections', (page) => page.locator('tbody').getByRole('button').nth(2).click()],
  ['flows', '/flows'], ['flow', '/flows/f1'], ['flowEnd', '/flows/f1', (page) => page.locator('textarea').first().scrollIntoViewIfNeeded()], ['flowNew', '/flows/f2'],
  ['webhooks', '/webhooks'], ['webhook', '/webhooks/b1'], ['webhookForm', '/webhooks', press(NEW)],
  ['keys', '/keys'], ['keyForm', '/keys', press(NEW)],
  ['secret', '/keys', async (page) => {
    await page.route('**/api/v1/keys', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 201, json: { id: 'k9', version: 1, name: 'Shop', roles: ['agent'], clientId: 'ck_01hf8w9x2m7n4q5r8u', clientSecret: 'cs_Zm9yIHRoZSBwaWN0dXJlIG9ubHksIG5vdCBhIHNlY3JldA', createdAt: new Date().toISOString() } }) : route.fallback()));
    await press(NEW)(page);
    await page.locator('form input').first().fill('Shop');
    await page.locator('form input[type=checkbox]').last().check();
    await page.locator('form button[type=submit]').click();
  }],
  ['audit', '/audit'], ['usage', '/usage'], ['live', '/live'], ['liveLine', '/live', (page) => page.locator('main ul li [aria-haspopup=menu]').first().scrollIntoViewIfNeeded()], ['liveCalls', '/live', (page) => page.getByText(/Demo Caller/).first().scrollIntoViewIfNeeded()], ['liveJoin', '/live', async (page) => { await page.locator('main ul li').filter({ hasText: 'Demo Caller' }).first().locator('[aria-haspopup=menu]').click(); await page.getByRole('menuitem').nth(2).click(); await page.waitForTimeout(250); }], ['livePush', '/live', give], ['liveStaffing', '/live', staffing],
  ['transfer', '/desktop?c=i1', (page) => page.keyboard.press('t')], ['settingsLimits', '/settings', (page) => page.locator('main fieldset').last().scrollIntoViewIfNeeded()],
  ['settings', '/settings'], ['settingsEnd', '/settings', (page) => page.locator('main button[type=submit]').scrollIntoViewIfNeeded()],
  ['customers', '/customers'], ['customer', '/customers/c1'], ['customerEdit', '/customers/c1', press(/^(Edit|تعديل|تحرير)/)], ['merge', '/customers/c1', press(/(Merge|دمج)/)],
  ['interactions', '/interactions'], ['interaction', '/interactions/i1'],
  ['pastCall', '/interactions/i5', async (page) => { await page.locator('main li button').filter({ hasText: /Listen|استمع/ }).first().click(); await page.locator('audio').waitFor({ state: 'attached' }); await page.locator('input[type=range]').fill('2.4'); await page.waitForTimeout(300); }], ['why', '/interactions/i1', (page) => page.getByRole('tab').nth(1).click()], ['timeline', '/interactions/i1', (page) => page.getByRole('tab').nth(2).click()],
  ['whatIf', '/whatIf'], ['recordings', '/recordings'], ['notFound', '/nowhere'], ['goneQueue', '/flows/unknown'],
  ['removal', '/skills', async (page) => {
    await row(0)(page);
    await page.waitForTimeout(300);
    await page.locator('form').last().locator('button').filter({ hasText: /Remove|إزالة|حذف/ }).last().click();
  }],
  ['menu', '/', (page) => page.locator('header button').first().click({ timeout: 1000 }).catch(() => undefined)],
  ['account', '/account'], ['userMenu', '/', (page) => page.locator('header button[aria-haspopup=menu]').last().click()],
];

const lists = ['queues', 'agentGroups', 'skills', 'users', 'hours', 'wrapUpCodes', 'cannedResponses', 'entryPoints', 'connections', 'flows', 'webhooks', 'keys', 'audit', 'usage', 'live', 'customers', 'interactions', 'whatIf', 'recordings'];
const me = (url) => url.endsWith('/me');
const nothing = { items: [], nextCursor: null, asOf: new Date().toISOString(), queues: [], agents: [] };

/** Each list when there is nothing, when the server fails and when it is slow. */
export const states = lists.flatMap((list) => [
  [`empty-${list}`, `/${list}`, null, (page) => page.route('**/api/v1/**', (route) => (/\/(me|tenant)$/.test(route.request().url()) ? route.fallback() : route.fulfill({ json: nothing })))],
  [`broken-${list}`, `/${list}`, null, (page) => page.route('**/api/v1/**', (route) => (me(route.request().url()) ? route.fallback() : route.fulfill({ status: 500, contentType: 'application/problem+json', json: { type: '/problems/internal', title: 'Internal Server Error', status: 500 } })))],
  [`slow-${list}`, `/${list}`, null, (page) => page.route('**/api/v1/**', (route) => (me(route.request().url()) ? route.fallback() : undefined))],
]);
