// What the stand-in server tells. Demo names only.
import { setUp } from './setUp.mjs';

const ago = (minutes, seconds = 0) => new Date(Date.now() - minutes * 60_000 - seconds * 1000).toISOString();

export const tokens = () => ({ tenantId: 't1', userId: 'u1', accessToken: 'a', refreshToken: 'r', expiresInSeconds: 900 });

const customers = [
  { id: 'c1', name: 'Demo Customer', identities: [{ kind: 'mail', value: 'customer@shop.example' }, { kind: 'visitor', value: '7f3a91c2d0' }] },
  { id: 'c2', name: null, identities: [{ kind: 'phone', value: '+14155550123' }] },
  { id: 'c3', name: 'عميل تجريبي', identities: [{ kind: 'phone', value: '+966500000000' }] },
  { id: 'c4', name: 'Sample Buyer', identities: [{ kind: 'visitor', value: '19bd77a0c1' }] },
];

const interaction = (id, channel, customer, change = {}) => ({
  id, version: 3, channel, direction: 'inbound', state: 'assigned', queueId: 'q1', queueName: 'Orders & delivery', agentId: 'u1', agentName: 'Demo Agent', customerId: customer.id, customer,
  entryPointId: 'e1', priority: 0, queuedAt: ago(14), createdAt: ago(15), assignedAt: ago(12), lastMessageAt: ago(1), wrapUpEndsAt: null, endedAt: null, outcome: null, ...change,
});

let number = 0;
const message = (kind, text, at, change = {}) => ({
  id: `msg${++number}`, interactionId: '', direction: kind === 'customer' ? 'inbound' : 'outbound', from: { kind, name: kind === 'agent' ? 'Demo Agent' : null }, text, attachments: [], clientMessageId: null,
  status: kind === 'customer' ? 'received' : 'delivered', at, ...change,
});

const assignments = [
  {
    interaction: interaction('i1', 'chat', customers[0], { subject: 'Where is my order?' }),
    messages: [
      message('flow', 'Welcome! Tell us what this is about and somebody will be with you.', ago(15)),
      message('customer', 'Hi, my order 20417 should have arrived on Tuesday.', ago(14)),
      message('customer', 'The tracking page has not moved for three days.', ago(13, 40)),
      message('agent', 'Hello, thank you for writing. Let me look where the parcel is.', ago(11)),
      message('agent', 'It was sorted into the wrong van on Monday. I have asked the carrier to bring it tomorrow before noon — would that suit you?', ago(9)),
      message('customer', 'Tomorrow works. Somebody is home until one.', ago(2)),
      message('customer', 'Here is the card the driver left last time:', ago(1, 20), { attachments: [{ id: 'a1', name: 'missed-delivery.pdf', contentType: 'application/pdf', size: 184_320 }] }),
    ],
    notes: [{ id: 'n1', text: 'Second wrong sorting for this address. Refund the express fee if it happens again.', author: { userId: 'u2', name: 'Demo Supervisor' }, at: ago(10) }],
  },
  {
    interaction: interaction('i2', 'sms', customers[1], { queueName: 'Returns' }),
    messages: [
      message('customer', 'can i return shoes without the box', ago(42)),
      message('agent', 'Yes, that is fine. Reply with the order number and I will send you a label.', ago(40), { status: 'failed', detail: 'The number cannot be reached (30003).' }),
    ],
    notes: [],
  },
  {
    interaction: interaction('i3', 'sms', customers[2], { queueName: 'Returns' }),
    messages: [message('customer', 'مرحبًا، أريد تغيير عنوان التسليم من فضلكم.', ago(4)), message('customer', 'العنوان الجديد هو شارع الملك فهد، مبنى 12.', ago(3, 20))],
    notes: [],
  },
];

const leg = (id, kind, change = {}) => ({ id, kind, userId: null, name: null, address: null, state: 'inProgress', muted: false, held: false, mode: null, since: ago(3), ...change });
const phone = '+493012345678';
const call = (change = {}) => ({
  state: 'talking', direction: 'inbound', from: phone, to: '+14155550100', since: ago(2, 11), answeredAt: ago(2, 11), recording: 'on', consult: null,
  legs: [leg('l1', 'customer', { address: phone }), leg('l2', 'agent', { userId: 'u1', name: 'Demo Owner' })], ...change,
});
const held = [leg('l1', 'customer', { address: phone, held: true }), leg('l2', 'agent', { userId: 'u1', name: 'Demo Owner', muted: true })];
/** The calls that `?call=<name>` puts on the desk. */
const calls = {
  talking: call(),
  held: call({ state: 'held', since: ago(0, 32), legs: held, recording: 'paused' }),
  consult: call({ state: 'held', since: ago(0, 12), legs: [...held, leg('l3', 'agent', { userId: 'u3', name: 'Demo Agent' })], consult: { legId: 'l3', to: { kind: 'user', id: 'u3', name: 'Demo Agent' }, state: 'talking' } }),
  away: call({ state: 'held', since: ago(0, 9), legs: [held[0], leg('l2', 'agent', { userId: 'u1', name: 'Demo Owner', state: 'completed' })] }),
  dialling: call({ state: 'connecting', direction: 'outbound', answeredAt: null, recording: 'off', legs: [leg('l1', 'customer', { address: phone, state: 'ringing' }), leg('l2', 'agent', { userId: 'u1' })] }),
  conference: call({ legs: [...call().legs, leg('l4', 'outside', { address: '+14155550109' }), leg('l5', 'supervisor', { userId: 'u2', name: 'Demo Supervisor', mode: 'whisper' }), leg('l6', 'outside', { address: '+14155550107', state: 'noAnswer' })] }),
  ended: call({ state: 'ended', since: ago(0, 4), recording: 'off', legs: [] }),
};
const caller = { id: 'c5', name: 'Demo Caller', identities: [{ kind: 'phone', value: phone }] };
const known = {
  page: { name: 'CRM', url: 'https://crm.example.com/find?phone=%2B14155550101' },
  lookedUp: { name: 'Demo Caller', company: 'Demo Company', tier: 'gold', facts: [{ label: 'Open orders', value: '3', link: 'https://crm.example.com/orders' }, { label: 'Last complaint', value: 'Parcel arrived wet, replaced on 3 March', link: null }] },
};
export const callOnDesk = (name) => ({
  interaction: interaction('i5', 'voice', caller, name === 'asked' ? { queueName: 'Returns', askedBy: 'Second Agent' } : { queueName: 'Returns', ...known, call: calls[name], ...(name === 'ended' ? { state: 'wrapUp', wrapUpEndsAt: ago(-1), wrapUp: { mode: 'optional', endsAt: ago(-1) } } : {}) }),
  messages: [], notes: [{ id: 'n5', text: 'Called twice this week about the same parcel.', author: { userId: 'u2', name: 'Demo Supervisor' }, at: ago(1) }],
});
const liveCalls = () =>
  [['talking', 'u3', 'Demo Agent', [leg('s1', 'supervisor', { userId: 'u9', name: 'Demo Supervisor', mode: 'barge' })]], ['held', 'u3', 'Demo Agent', [leg('s2', 'supervisor', { userId: 'u1', mode: 'listen' })]], ['waiting', null, null, []]].map(([state, agentId, agentName, more], index) => ({
    ...interaction(`v${index}`, 'voice', index === 1 ? customers[1] : caller, { agentId, agentName, state: agentId ? 'assigned' : 'queued' }), call: { ...call({ state, answeredAt: agentId ? ago(4) : null, recording: index === 0 ? 'on' : 'off' }), legs: more },
  }));
export const callOffer = () => ({
  type: 'offer', offerId: `o${Date.now()}`, interactionId: 'i8', channel: 'voice', queue: { id: 'q1', name: 'Orders & delivery' }, customer: { ...caller, id: 'c1' }, waitedSeconds: 71, expiresAt: new Date(Date.now() + 20_000).toISOString(), ...known,
});

export const snapshot = () => ({ type: 'snapshot', presence: { state: 'available', reason: null, since: ago(37), pendingState: null }, offers: [], assignments });

export const offerFor = () => ({
  type: 'offer', offerId: `o${Date.now()}`, interactionId: 'i9', channel: 'chat', queue: { id: 'q1', name: 'Orders & delivery' }, customer: customers[3], waitedSeconds: 48,
  expiresAt: new Date(Date.now() + 20_000).toISOString(), preview: 'Does the green jacket come in a smaller size?',
});

const past = [
  interaction('h1', 'chat', customers[0], { state: 'ended', subject: 'Express delivery to another address', createdAt: ago(60 * 24 * 6), agentName: 'Demo Supervisor' }),
  interaction('h2', 'sms', customers[0], { state: 'ended', createdAt: ago(60 * 24 * 31), queueName: 'Returns' }),
  interaction('h3', 'voice', customers[0], { state: 'abandoned', createdAt: ago(60 * 24 * 45), agentName: null }),
];

const lists = {
  '/wrapUpCodes': ['Delivery', 'Return', 'Question about a product', 'Complaint', 'Wrong address'].map((name, index) => ({ id: `w${index}`, version: 1, name, active: true })),
  '/cannedResponses': [
    { id: 'k1', version: 1, shortcut: 'hello', text: 'Hello {customer}, this is {agent}. How can I help?' },
    { id: 'k2', version: 1, shortcut: 'label', text: 'I have sent the return label to your e-mail address. It is valid for 14 days.' },
    { id: 'k3', version: 1, shortcut: 'refund', text: 'Your refund is on its way; it takes three to five working days.' },
  ],
};

export function answers(path, query) {
  if (path === '/me') {
    return {
      userId: 'u1', tenantId: 't1', name: 'Demo Owner', email: 'owner@demo.example', roles: ['owner'], agent: { skills: [], capacity: {} },
      tenant: { id: 't1', name: 'Demo Outfitters', timeZone: 'Europe/Berlin', locale: 'en' }, totp: 'off', preferences: {},
    };
  }
  if (lists[path]) return { items: lists[path], nextCursor: null };
  if (path === '/colleagues') return { items: [['u2', 'Demo Supervisor', 'available'], ['u3', 'Demo Agent', 'busy'], ['u4', 'Second Agent', 'away'], ['u5', 'Agent With A Name That Is Rather Long', 'available']].map(([userId, name, presence]) => ({ userId, name, presence })) };
  if (path === '/interactions' && query.get('channel') === 'voice') return { items: liveCalls(), nextCursor: null };
  if (path === '/interactions') return { items: query.get('customerId') ? (query.get('customerId') === 'c1' ? past : []) : [...assignments.map((one) => one.interaction), ...past], nextCursor: null };
  if (path === '/recordings') return { items: [{ id: 'rec1', interactionId: 'i5', startedAt: ago(2), seconds: 6, channels: 2, state: 'ready', legalHold: true }, { id: 'rec2', interactionId: 'i5', startedAt: ago(1), seconds: null, channels: 2, state: 'fetching', legalHold: false }], nextCursor: null };
  if (/^\/recordings\/\w+\/link$/.test(path)) return { url: '/sample.wav', expiresAt: ago(-5) };
  const one = /^\/interactions\/([hi]\d)(?:\/(\w+))?$/.exec(path);
  if (one) return aboutInteraction(one[1], one[2]);
  if (path === '/customers') return { items: customers.map(profile), nextCursor: null };
  const customer = [...customers, caller].find(({ id }) => path === `/customers/${id}`);
  if (customer) return profile(customer);
  return setUp(path, query);
}

const profile = (customer) => ({ ...customer, version: 1, attributes: customer.id === 'c1' ? { 'Customer since': '2023', Plan: 'Express', 'Last order': '20417' } : {}, mergedInto: null, createdAt: ago(60 * 24 * 400) });

const by = (kind, id = null) => ({ kind, id });
const timeline = [
  { sequence: 1, type: 'interaction.created', at: ago(15), actor: by('customer', 'c1'), data: { channel: 'chat' } },
  { sequence: 2, type: 'interaction.queued', at: ago(14), actor: by('flow'), data: { queueId: 'q1' } },
  { sequence: 3, type: 'interaction.offered', at: ago(13), actor: by('system'), data: { agentId: 'u3' } },
  { sequence: 4, type: 'interaction.assigned', at: ago(12), actor: by('user', 'u3'), data: { agentId: 'u3' } },
  { sequence: 6, type: 'call.held', at: ago(3), actor: by('user', 'u3'), data: { legId: '0190b6f0-0000-7000-8000-000000000001' } },
  { sequence: 7, type: 'call.dialled', at: ago(3), actor: by('system'), data: { agentId: 'u3', device: 'browser' } },
  { sequence: 5, type: 'message.received', at: ago(2), actor: by('customer', 'c1'), data: {} },
];
const explanations = [
  {
    at: ago(13), decision: 'offered', chosen: { agentId: 'u3', name: 'Demo Agent' }, considered: 4, text: 'Offered to Demo Agent, who has been idle longest among 2 who fit.',
    excluded: [{ agentId: 'u2', name: 'Demo Supervisor', reason: 'Returns and refunds 2, at least 3 is asked' }, { agentId: 'u4', name: 'Second Agent', reason: 'away: Lunch' }], others: [{ reason: 'offline', count: 12 }],
  },
  { at: ago(14), decision: 'keptWaiting', chosen: null, considered: 4, text: 'Nobody who fits has room.', excluded: [], others: [{ reason: 'no capacity left for a chat', count: 2 }] },
];

function aboutInteraction(id, what) {
  const live = id === 'i5' ? callOnDesk('conference') : assignments.find(({ interaction }) => interaction.id === id);
  const items = { messages: live?.messages ?? assignments[0].messages.slice(1, 5), notes: live?.notes ?? [], events: timeline, explanations }[what];
  return items ? { items, nextCursor: null } : (live?.interaction ?? past.find((one) => one.id === id) ?? null);
}
