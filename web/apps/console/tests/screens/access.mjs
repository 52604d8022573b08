// The pages before sign-in: [name, path, what is done there, what the server does].
const refuse = (path, status, problem) => (page) => page.route(`**/api/v1${path}`, (route) => route.fulfill({ status, contentType: 'application/problem+json', json: { type: 'about:blank', title: 'Refused', status, ...problem } }));
const signIn = async (page) => {
  await page.locator('input[type=email]').fill('owner@demo.example');
  await page.locator('input[type=password]').fill('a long password');
  await page.keyboard.press('Enter');
};
const choose = async (page) => {
  await page.locator('input[type=password]').fill('a long password');
  await page.keyboard.press('Enter');
};
const tenants = [{ tenantId: 't1', name: 'Demo Outfitters' }, { tenantId: 't2', name: 'Second Demo Company With A Name That Is Long' }, { tenantId: 't3', name: 'شركة تجريبية' }];

export const access = [
  ['signin', '/signin'], ['signinBad', '/signin', (page) => page.locator('button[type=submit]').click()],
  ['signinWrong', '/signin', signIn, refuse('/sessions', 401, {})], ['signinMany', '/signin', signIn, refuse('/sessions', 429, {})],
  ['signinDown', '/signin', signIn, (page) => page.route('**/api/v1/sessions', (route) => route.abort())],
  ['tenants', '/signin', signIn, refuse('/sessions', 409, { type: '/problems/tenant-choice', tenants })],
  ['totp', '/signin', signIn, refuse('/sessions', 401, { type: '/problems/code-required' })],
  ['signup', '/signup'], ['signupBad', '/signup', (page) => page.locator('button[type=submit]').click()],
  ['signupSent', '/signup', async (page) => {
    const fields = page.locator('form input');
    for (const [index, text] of ['Demo', 'Demo Owner', 'owner@demo.example', 'a long password'].entries()) await fields.nth(index).fill(text);
    await page.keyboard.press('Enter');
  }],
  ['confirming', '/confirm#token=t', null, (page) => page.route('**/signup/confirm', () => undefined)], ['confirmOld', '/confirm#token=t', null, refuse('/signup/confirm', 404, {})],
  ['confirmDown', '/confirm#token=t', null, (page) => page.route('**/signup/confirm', (route) => route.abort())],
  ['forgot', '/forgot'], ['forgotSent', '/forgot', async (page) => {
    await page.locator('input[type=email]').fill('owner@demo.example');
    await page.keyboard.press('Enter');
  }],
  ['reset', '/reset#token=t'], ['resetOld', '/reset#token=t', choose, refuse('/passwordResets/confirm', 404, {})], ['resetBare', '/reset'],
  ['invitation', '/invitation#token=t'], ['invitationOld', '/invitation#token=t', choose, refuse('/invitations/accept', 404, {})],
];
