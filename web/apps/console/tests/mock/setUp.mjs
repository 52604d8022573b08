// What the stand-in server tells on the pages of set-up and supervision. Demo names only.
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const DAY = 24 * 60;
const known = (id, rest) => ({ id, version: 1, createdAt: ago(40 * DAY), ...rest });

const skills = [known('s1', { name: 'Arabic' }), known('s2', { name: 'Returns and refunds' }), known('s3', { name: 'Wholesale' })];

const users = [
  known('u1', { name: 'Demo Owner', email: 'owner@demo.example', roles: ['owner', 'admin'], status: 'active', agent: null }),
  known('u2', { name: 'Demo Supervisor', email: 'supervisor@demo.example', roles: ['supervisor', 'agent'], status: 'active', agent: { skills: [{ skillId: 's2', proficiency: 9 }], capacity: {} } }),
  known('u3', { name: 'Demo Agent', email: 'agent@demo.example', roles: ['agent'], status: 'active', agent: { skills: [{ skillId: 's1', proficiency: 10 }, { skillId: 's2', proficiency: 6 }], capacity: { chat: 34 } } }),
  known('u4', { name: 'Second Agent', email: 'second.agent.with.a.long.address@demo.example', roles: ['agent'], status: 'invited', agent: { skills: [], capacity: null } }),
  known('u5', { name: 'Former Agent', email: 'former@demo.example', roles: ['agent'], status: 'deactivated', agent: { skills: [], capacity: null } }),
];

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => ({ day, from: '09:00', to: '18:00' }));
const hours = [
  known('h1', { name: 'Office', timeZone: 'Europe/Berlin', weekly: [...week, { day: 'saturday', from: '10:00', to: '13:00' }, { day: 'saturday', from: '14:00', to: '16:00' }], holidays: [{ date: '2026-12-25', name: 'First day of Christmas', open: null }, { date: '2026-12-31', name: 'New Year’s Eve', open: [{ from: '09:00', to: '12:00' }] }] }),
  known('h2', { name: 'Evening line', timeZone: 'Asia/Riyadh', weekly: [{ day: 'sunday', from: '18:00', to: '24:00' }], holidays: [] }),
];

const queue = (id, name, change) =>
  known(id, {
    name, priority: 0, serviceLevel: { seconds: 20, percent: 80 }, requirements: [], relaxations: [], selection: 'longestIdle', offerTimeoutSeconds: 20, wrapUp: { mode: 'optional', seconds: 60 },
    hoursId: null, members: [], closed: false, order: 'fifo', ranks: [], paused: false, autoAccept: false, ring: { mode: 'sequential', most: 1 }, maxLength: null, maxWaitSeconds: null, overflows: [], emptyOnClose: false, shortAbandonSeconds: 0, ...change,
  });
const queues = [
  queue('q1', 'Orders & delivery', {
    requirements: [{ anyOf: [{ skillId: 's1', minimum: 5 }, { groupId: 'g1' }] }, { skillId: 's2', minimum: 3 }], relaxations: [{ afterSeconds: 60, requirements: [{ skillId: 's2', minimum: 1 }] }],
    ranks: [{ userId: 'u2', rank: 2, delaySeconds: 45 }], hoursId: 'h1', priority: 10, maxLength: 40, shortAbandonSeconds: 5, overflows: [{ when: 'wait', threshold: 120, queueId: 'q2' }, { when: 'length', threshold: 25, queueId: 'q3' }],
  }),
  queue('q2', 'Returns', { requirements: [{ skillId: 's2', minimum: 4 }], paused: true }),
  queue('q3', 'Wholesale', { closed: true, members: ['u2', 'u3'], wrapUp: { mode: 'mandatory', seconds: 0 } }),
];

const definition = {
  start: 'greet',
  nodes: [
    { id: 'greet', type: 'say', text: 'Welcome! Tell us what this is about and somebody will be with you.', audioId: 's1', next: 'hours' },
    { id: 'hours', type: 'hours', hoursId: 'h1', open: 'enqueue', closed: 'sorry' },
    { id: 'enqueue', type: 'enqueue', queueId: 'q1', priority: 5, dueInSeconds: 300, lastAgentSeconds: 60, holds: [{ userId: 'u3', seconds: 20 }], next: 'end', full: 'sorry', closed: 'sorry' },
    { id: 'sorry', type: 'say', text: 'We are closed now. Write to us all the same: we answer in the morning.', next: 'end' },
    { id: 'end', type: 'end', outcome: 'closed' },
  ],
};

const widget = {
  title: 'Demo Outfitters', greeting: 'Hello! Ask us anything about your order.', color: '#1c5d99', closedText: 'We are back at nine.', allowedOrigins: ['https://shop.example'],
  preChat: [{ field: 'name', label: 'Your name', required: true }, { field: 'email', label: 'E-mail', required: false }],
};
const entry = (id, name, channel, change) => known(id, { name, channel, connectionId: null, address: null, flowId: 'f1', queueId: null, widgetId: null, snippet: null, webhook: { state: 'none', detail: null }, settings: null, ...change });
const entryPoints = [
  entry('e1', 'Website', 'chat', { widgetId: 'w1', snippet: '<script async src="https://centrala.example/widget/v1.js" data-widget="w1"></script>', settings: { widget } }),
  entry('e2', 'Text messages', 'sms', { connectionId: 'n1', address: '+14155550100', webhook: { state: 'registered', detail: null } }),
  entry('e3', 'Returns by text', 'sms', { connectionId: 'n1', address: '+14155550101', flowId: null, queueId: 'q2', webhook: { state: 'failed', detail: 'The provider refused the account (20003).' } }),
];

const connections = [known('n1', { provider: 'twilio', name: 'Main account', credentials: { accountSid: 'AC00000000000000000000000000000001' }, apiBaseUrl: null, webhookBaseUrl: 'https://centrala.example/connect/twilio/n1' })];
const numbers = [
  { number: '+14155550100', sid: 'PN1', sms: true, mms: true, voice: true, entryPointId: 'e2' },
  { number: '+14155550101', sid: 'PN2', sms: true, mms: false, voice: true, entryPointId: 'e3' },
  { number: '+14155550102', sid: 'PN3', sms: true, mms: true, voice: false, entryPointId: null },
];

const webhooks = [
  known('b1', { url: 'https://partner.example/hooks/centrala', events: ['interaction.created', 'interaction.ended', 'message.received'], active: true }),
  known('b2', { url: 'https://warehouse.example/a/long/path/to/the/endpoint/that/wants/to/know', events: ['usage.recorded', 'customer.created', 'customer.merged', 'interaction.created', 'interaction.queued', 'interaction.assigned'], active: false }),
];
const deliveries = [
  { id: 'd1', eventId: 'v1', type: 'interaction.created', status: 'delivered', attempts: 1, lastStatus: 204, lastError: null, nextAttemptAt: null, at: ago(3) },
  { id: 'd2', eventId: 'v2', type: 'message.received', status: 'pending', attempts: 2, lastStatus: 503, lastError: 'answered 503', nextAttemptAt: ago(-2), at: ago(5) },
  { id: 'd3', eventId: 'v3', type: 'interaction.ended', status: 'failed', attempts: 9, lastStatus: null, lastError: 'connection refused', nextAttemptAt: null, at: ago(3 * DAY) },
];

const keys = [
  known('k1', { name: 'Warehouse', roles: ['agent'], clientId: 'ck_01hf8w9x2m7n4q5r6s' }),
  known('k2', { name: 'Reports', roles: ['supervisor', 'admin'], clientId: 'ck_01hf8w9x2m7n4q5r7t' }),
];

const actor = { kind: 'user', id: 'u1', name: 'Demo Owner' };
const audit = [
  { id: 'l1', at: ago(12), actor, action: 'queue.updated', subject: { kind: 'queue', id: 'q1' }, detail: { name: 'Orders & delivery', fields: ['hoursId', 'requirements'] } },
  { id: 'l2', at: ago(95), actor, action: 'user.invited', subject: { kind: 'user', id: 'u4' }, detail: { name: 'Second Agent', roles: ['agent'] } },
  { id: 'l3', at: ago(2 * DAY), actor: { kind: 'system', id: null, name: null }, action: 'connection.signatureRefused', subject: { kind: 'connection', id: '0198c0de-0000-7000-8000-00000000abcd' }, detail: {} },
  { id: 'l4', at: ago(5 * DAY), actor: { kind: 'key', id: 'k1', name: 'Warehouse' }, action: 'customer.merged', subject: { kind: 'customer', id: 'c2' }, detail: { name: null } },
];

const recordings = [
  { id: 'r1', version: 1, startedAt: ago(10), until: ago(-50), startedBy: 'u1', rulesVersion: 7 },
  { id: 'r2', version: 1, startedAt: ago(DAY), until: ago(DAY - 60), startedBy: 'u2', rulesVersion: 7 },
];

const tenant = known('t1', {
  name: 'Demo Outfitters', timeZone: 'Europe/Berlin', locale: 'en',
  settings: { disconnectedPolicy: 'requeue', graceSeconds: 60, missedOffersToAway: 2, reopenWindowSeconds: 86_400, inactivityCloseSeconds: 3600, capacity: { voice: 100, chat: 25, message: 20, mail: 20, task: 20 },
    limits: { voice: 1, chat: 3, message: null, mail: null, task: null, contacts: 5 }, interruptions: ['chat', 'message', 'mail', 'task'].map((interrupted) => ({ by: 'voice', interrupted })),
    secondsPerPriority: 60, rejectCooldownSeconds: 30, holdSeconds: 60, presenceReasons: ['break', 'lunch', 'meeting', 'training', 'Back office'].map((name) => ({ state: name === 'Back office' ? 'busy' : 'away', name })),
  },
});

const customer = (name, value) => ({ id: `c-${value}`, name, identities: [{ kind: 'phone', value }] });
const waiting = () => ({
  asOf: ago(0),
  items: [
    ['w1', 'chat', 'q3', 'Wholesale and other long-named business matters', customer('Sample Buyer', '+14155550120'), 4105, 0],
    ['w2', 'sms', 'q1', 'Orders & delivery', customer(null, '+14155550121'), 143, 5],
    ['w3', 'chat', 'q1', 'Orders & delivery', customer('عميل تجريبي', '+966500000000'), 41, -2],
  ].map(([id, channel, queueId, queueName, from, waitedSeconds, priority]) => ({ interaction: { id, version: 1, channel, state: 'queued', queueId, queueName, priority, customer: from, place: { position: priority > 0 ? 1 : 2, estimatedWaitSeconds: queueId === 'q1' ? 190 : null } }, waitedSeconds })),
});
const today = (answered, answeredInTime, abandoned, turnedAway) => ({ answered, answeredInTime, abandoned, shortAbandoned: 1, turnedAway, serviceLevelPerMille: answered === 0 ? null : Math.round((answeredInTime * 1000) / (answered + abandoned - 1)) });

const live = () => ({
  asOf: ago(0),
  queues: [
    { queueId: 'q1', name: 'Orders & delivery', waiting: 4, offered: 1, assigned: 6, longestWaitSeconds: 143, paused: false, closed: false, today: today(128, 104, 9, 2), serviceLevel: { seconds: 20, percent: 80 } },
    { queueId: 'q2', name: 'Returns', waiting: 0, offered: 0, assigned: 2, longestWaitSeconds: 0, paused: true, closed: false, today: today(31, 30, 1, 0), serviceLevel: { seconds: 30, percent: 90 } },
    { queueId: 'q3', name: 'Wholesale and other long-named business matters', waiting: 1, offered: 0, assigned: 0, longestWaitSeconds: 4105, paused: false, closed: true, today: today(0, 0, 1, 12), serviceLevel: { seconds: 20, percent: 80 } },
  ],
  nobodyFits: [{ queueId: 'q3', missing: 'German 5 or the group Berlin', contacts: 2, interactionId: 'w1' }],
  agents: [
    { userId: 'u2', name: 'Demo Supervisor', presence: 'available', reason: null, since: ago(37), used: 25, capacity: 100, assigned: 1, handledToday: 1 },
    { userId: 'u3', name: 'Demo Agent', presence: 'busy', reason: null, since: ago(4), pendingState: 'away', used: 100, capacity: 100, assigned: 4, handledToday: 4 },
    { userId: 'u4', name: 'Second Agent', presence: 'away', reason: 'Lunch', since: ago(21), used: 0, capacity: 100, assigned: 0, handledToday: 0 },
    { userId: 'u5', name: 'Former Agent', presence: 'offline', reason: null, since: ago(900), used: 0, capacity: 100, assigned: 0, handledToday: 0 },
  ],
});

function usage(query) {
  const groupBy = query.get('groupBy');
  const sum = (meter, unit, quantity, group) => ({ meter, unit, quantity: String(quantity), group });
  if (groupBy === 'meter') return [sum('sms.segments', 'segment', 412, 'sms.segments'), sum('chat.conversations', 'conversation', 1290, 'chat.conversations'), sum('storage.bytes', 'byte', 48_234_496, 'storage.bytes'), sum('agent.seatSeconds', 'second', 903_600, 'agent.seatSeconds')];
  return Array.from({ length: 9 }, (_, back) => new Date(Date.now() - (8 - back) * 86_400_000).toISOString().slice(0, 10)).flatMap((day, index) => [
    sum('chat.conversations', 'conversation', 40 + ((index * 37) % 61), day), sum('sms.segments', 'segment', 5 + ((index * 13) % 29), day),
  ]);
}

const sounds = [
  known('s1', { name: 'Greeting in the morning', contentType: 'audio/mpeg', size: 184_320, usedBy: [{ kind: 'flow', id: 'f1', name: 'Website greeting', live: true }, { kind: 'flow', id: 'f2', name: 'Campaign', live: false }] }),
  known('s2', { name: 'موسيقى الانتظار', contentType: 'audio/wav', size: 4_912_000, usedBy: [{ kind: 'queue', id: 'q1', name: 'Orders & delivery', live: true }] }),
  known('s3', { name: 'A very long name of a sound that nobody has chosen anywhere yet', contentType: 'audio/wav', size: 900, usedBy: [] }),
];

const lists = {
  '/sounds': sounds,
  '/skills': skills, '/users': users, '/hours': hours, '/queues': queues, '/entryPoints': entryPoints, '/connections': connections, '/webhooks': webhooks, '/keys': keys, '/audit': audit, '/poolRecordings': recordings,
  '/agentGroups': [known('g1', { name: 'Evening shift', members: ['u3', 'u4'] }), known('g2', { name: 'First line', members: [] })],
  '/flows': [known('f1', { name: 'Website greeting', publishedVersion: 2 }), known('f2', { name: 'Campaign', publishedVersion: null })],
  '/flows/f1/versions': [{ version: 3, definition, createdAt: ago(30) }, { version: 2, definition, createdAt: ago(6 * DAY) }, { version: 1, definition, createdAt: ago(40 * DAY) }],
  '/flows/f2/versions': [],
  '/connections/n1/numbers': numbers,
  '/webhooks/b1/deliveries': deliveries,
  '/webhooks/b2/deliveries': [],
};
const single = /^\/(skills|users|hours|queues|entryPoints|connections|webhooks|keys|agentGroups|flows|sounds)\/([^/]+)$/;

/** The queues of an agent: those that name them, and those that name nobody. */
function served(id) {
  const theirs = queues.filter(({ members }) => members.length === 0 || members.includes(id));
  const rankIn = ({ ranks }) => ranks.find(({ userId }) => userId === id) ?? { rank: 1, delaySeconds: 0 };
  return { version: 1, queues: theirs.map((queue) => ({ queueId: queue.id, name: queue.name, openToAll: queue.members.length === 0, rank: rankIn(queue).rank, delaySeconds: rankIn(queue).delaySeconds })) };
}

export function setUp(path, query) {
  if (lists[path]) return { items: lists[path], nextCursor: null };
  const [, kind, id] = single.exec(path) ?? [];
  if (kind) return lists[`/${kind}`].find((one) => one.id === id) ?? null;
  if (path === '/queues/q1/card') return { queueId: 'q1', version: 1, page: { name: 'CRM', url: 'https://crm.example.com/find?phone={phone}', example: '' }, lookUp: { url: 'https://crm.example.com/who', secret: null, lastFailure: { at: ago(9), why: 'slow' } } };
  if (path === '/card-preview') return { example: 'https://crm.example.com/find?phone=%2B14155550101' };
  if (path === '/usage') return { items: usage(query), nextCursor: null };
  const agent = /^\/users\/([^/]+)\/queues$/.exec(path);
  if (agent) return served(agent[1]);
  if (path === '/metrics/live') return live();
  if (path === '/metrics/live/waiting') return waiting();
  if (path === '/tenant') return tenant;
  return null;
}
