// A stand-in for the server while the visitor's side is looked at: the built shop, widget and mailbox, and a chat whose course the widget's id names.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { WebSocketServer } from 'ws';

const webroot = join(fileURLToPath(new URL('.', import.meta.url)), '../../../target/classes/webroot');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const words = {
  en: {
    title: 'Marlowick Tea', greeting: 'Hello! Ask us anything about a tea, an order or a delivery.', closed: 'We are back on Monday at nine. Write to us then, or send a mail.', name: 'Your name', email: 'E-mail',
    hi: 'Welcome! Somebody who drinks tea will be with you.', question: 'Which of the greens is the mildest? I would like to give it to somebody who usually drinks coffee.',
    answer: 'That would be the Hillside Green: chestnut, hardly any bitterness. Brew it at 75 °C for two minutes: https://shop.example/hillside-green', thanks: 'Thank you, I take two!',
    joined: 'Demo Agent joined the chat', agent: 'Demo Agent', refused: 'A message may have at most 4000 characters.', many: 'There were many conversations from here today. Please try again in ten minutes.',
  },
  ar: {
    title: 'شاي مارلوويك', greeting: 'مرحبًا! اسألنا عن أي شاي أو طلب أو توصيل.', closed: 'نعود يوم الاثنين في التاسعة. اكتب لنا حينها أو أرسل بريدًا.', name: 'اسمك', email: 'البريد الإلكتروني',
    hi: 'أهلًا بك! سيجيبك شخص يشرب الشاي.', question: 'أي أنواع الشاي الأخضر ألطف؟ أريد إهداءه لشخص يشرب القهوة عادة.',
    answer: 'إنه شاي التلال الأخضر: طعم الكستناء ومرارة قليلة. انقعه دقيقتين عند 75 درجة: https://shop.example/hillside-green', thanks: 'شكرًا، آخذ علبتين!',
    joined: 'انضم Demo Agent إلى المحادثة', agent: 'Demo Agent', refused: 'لا يزيد طول الرسالة على 4000 حرف.', many: 'بدأت محادثات كثيرة من هنا اليوم. حاول مجددًا بعد عشر دقائق.',
  },
};

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
/** A picture in one colour (PNG, 8 bits a channel). */
function picture(width, height, [red, green, blue]) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const line = Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: width }, () => Buffer.from([red, green, blue])))]);
  const lines = Buffer.concat(Array.from({ length: height }, () => line));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}
const mails = (links) => [
  { to: 'owner@demo.example', subject: 'Welcome to Centrala', text: 'Hello Demo Owner,\n\nDemo Outfitters is ready to take its first contact. Your contact centre:\n\nhttp://127.0.0.1:8080/app/\n', links: [], at: ago(3) },
  { to: 'owner@demo.example', subject: 'Confirm your address', text: `Somebody, hopefully you, asked to sign up a business with this address.\n\nTo confirm, open this link within 24 hours. It works once.\n\n${links}\n\nIf it was not you, ignore this mail: without the link nothing happens.\n`, links: [links], at: ago(5) },
  { to: 'someone.with.a.long.address@demo.example', subject: 'أنت مدعو إلى شركة تجريبية', text: `مرحبًا Demo Agent،\n\nلاختيار كلمة مرور والبدء افتح هذا الرابط خلال سبعة أيام.\n\n${links}\n`, links: [links], at: ago(12) },
];

/** Widget ids are `<language>-<course>`; the course decides what the configuration says and what the chat does. */
const courseOf = (widgetId) => ({ text: words[widgetId.slice(0, 2)] ?? words.en, course: widgetId.slice(3) });

function config(widgetId) {
  const { text, course } = courseOf(widgetId);
  const preChat = course === 'form' ? [{ field: 'name', label: text.name, required: true }, { field: 'email', label: text.email, required: true }, { field: 'topic', label: '', required: false }] : [];
  return { title: text.title, greeting: text.greeting, color: '#3f6b3a', preChat, open: course !== 'closed', closedText: text.closed };
}

export function startServer() {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://mock');
    const json = (status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const widget = /^\/api\/v1\/widgets\/([^/]+)\/config$/.exec(pathname)?.[1];
    if (widget) return widget.endsWith('unavailable') ? json(503, {}) : json(200, config(widget));
    if (pathname === '/demo/mails') return json(200, { items: searchParams.get('to') === 'nobody' ? [] : mails('http://127.0.0.1:8080/app/confirm#token=AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHHIIIIJJJJKKKKLLLL') });
    if (pathname === '/chat/attachments') return request.resume().on('end', () => (searchParams.get('name').endsWith('.exe') ? json(415, {}) : json(201, { id: 'a9', name: searchParams.get('name'), contentType: 'application/pdf', size: 120_000 })));
    if (pathname.startsWith('/chat/attachments/')) return response.writeHead(200, { 'Content-Type': 'image/png' }).end(picture(320, 180, [184, 101, 60]));
    const path = pathname.replace(/^\/demo/, '').replace('/widget/frame', '/widget/frame.html').replace(/^\/(shop|mailbox)\/?$/, '/$1/index.html');
    const file = join(webroot, path);
    if (!existsSync(file) || !extname(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  const sockets = new WebSocketServer({ server, path: '/ws/chat', handleProtocols: () => 'centrala.chat.v1' });
  sockets.on('connection', chat);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      sockets.clients.forEach((socket) => socket.terminate());
      server.close();
    },
  })));
}

const message = (kind, text, at, change = {}) => ({ id: `m${kind}${text.length}${change.attachments?.length ?? 0}`, clientMessageId: null, from: { kind, name: kind === 'agent' ? 'Demo Agent' : null }, text, attachments: [], at, status: 'delivered', ...change });

const cut = new Set();

function chat(socket) {
  const say = (frame) => socket.send(JSON.stringify(frame));
  let course = '';
  socket.on('message', (data) => {
    const frame = JSON.parse(data);
    if (frame.type === 'start') {
      const about = courseOf(frame.widgetId);
      course = about.course;
      if (cut.has(frame.visitorId)) return socket.terminate();
      begin(about, say, socket, () => cut.add(frame.visitorId));
    }
    if (frame.type === 'sendMessage' && course !== 'outbox') {
      if (course === 'refused') return say({ type: 'error', code: 'invalid', detail: '', clientMessageId: frame.clientMessageId });
      if (course === 'tooMany') return say({ type: 'error', code: 'tooManyRequests', detail: '' });
      say({ type: 'message', message: message('customer', frame.text, new Date().toISOString(), { clientMessageId: frame.clientMessageId, status: 'sent' }) });
    }
    if (frame.type === 'end') say({ type: 'ended' });
  });
}

function begin({ text, course }, say, socket, cutOff) {
  const started = (messages, state) => say({ type: 'started', interactionId: 'i1', resumeToken: 'r1', messages, state });
  const talk = [message('flow', text.hi, ago(6)), message('customer', text.question, ago(5)), message('system', text.joined, ago(4)), message('agent', text.answer, ago(3)), message('customer', text.thanks, ago(2))];
  const files = [
    message('agent', '', ago(1.5), { attachments: [{ id: 'a1', name: 'brewing-guide-with-a-rather-long-name-for-a-file.pdf', contentType: 'application/pdf', size: 184_320 }] }),
    message('customer', '', ago(1), { attachments: [{ id: 'a2', name: 'teapot.png', contentType: 'image/png', size: 20_480 }] }),
  ];
  if (course === 'starting') return;
  if (course === 'limited') return say({ type: 'error', code: 'tooManyRequests', detail: text.many });
  if (course === 'shut') return say({ type: 'error', code: 'closed', detail: text.closed });
  if (course === 'waiting' || course === 'next') {
    started([talk[0]], 'queued');
    return say({ type: 'queued', position: course === 'next' ? 1 : 4, estimatedWaitSeconds: course === 'next' ? 30 : 260 });
  }
  started(course === 'files' ? [...talk, ...files] : talk, 'assigned');
  say({ type: 'agentJoined', name: text.agent });
  if (course === 'typing') say({ type: 'typing' });
  if (course === 'ended') say({ type: 'ended' });
  if (course === 'outbox') {
    cutOff();
    setTimeout(() => socket.terminate(), 900);
  }
}
