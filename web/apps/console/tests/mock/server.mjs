// A stand-in for the server while pages are drawn and looked at: the built console, a little REST, one agent socket.
// Nothing of it is shipped. `npm run mock -w console`, then http://127.0.0.1:8099/app/ (any password signs in).
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { answers, callOffer, callOnDesk, offerFor, snapshot, tokens } from './data.mjs';

const webroot = join(fileURLToPath(new URL('.', import.meta.url)), '../../../../target/classes/webroot/console');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff' };

export function startMock(port = 0) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://mock');
    if (url.pathname.startsWith('/api/v1/')) return rest(request, url, response);
    if (url.pathname === '/demo/mails') return json(response, 200, { items: [] });
    if (url.pathname === '/sample.wav') return response.writeHead(200, { 'Content-Type': 'audio/wav' }).end(sampleCall());
    if (url.pathname === '/demo/shop') return response.writeHead(200).end();
    const path = url.pathname.replace(/^\/app\/?/, '');
    const file = path && existsSync(join(webroot, path)) ? join(webroot, path) : join(webroot, 'index.html');
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  const sockets = new WebSocketServer({ server, path: '/ws/agent', handleProtocols: () => 'centrala.agent.v1' });
  sockets.on('connection', (socket) => agent(socket));
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        ring: () => sockets.clients.forEach((socket) => socket.ring()),
        putCall: (name) => sockets.clients.forEach((socket) => socket.putCall(name)),
        offer: () => sockets.clients.forEach((socket) => socket.offer()),
        drop: () => sockets.clients.forEach((socket) => socket.terminate()),
        refuseSockets: () => server.removeAllListeners('upgrade'),
        close: () => {
          sockets.clients.forEach((socket) => socket.terminate());
          server.close();
        },
      }),
    );
  });
}

/** Six seconds in two channels of eight thousand samples a second: one side speaks, then the other. */
function sampleCall() {
  const rate = 8000;
  const frames = rate * 6;
  const wav = Buffer.alloc(44 + frames * 4);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + frames * 4, 4);
  wav.write('WAVEfmt ', 8);
  [[16, 16, 4], [20, 1, 2], [22, 2, 2], [24, rate, 4], [28, rate * 4, 4], [32, 4, 2], [34, 16, 2], [40, frames * 4, 4]].forEach(([at, value, size]) => wav.writeUIntLE(value, at, size));
  wav.write('data', 36);
  for (let frame = 0; frame < frames; frame++) {
    const second = frame / rate;
    const speaks = Math.floor(second / 1.5) % 2;
    const loud = Math.round(9000 * Math.abs(Math.sin(second * 5.3) * Math.sin(second * 23)) * Math.sin(second * 2 * Math.PI * 180));
    wav.writeInt16LE(speaks === 0 ? loud : 0, 44 + frame * 4);
    wav.writeInt16LE(speaks === 1 ? loud : 0, 46 + frame * 4);
  }
  return wav;
}

function json(response, status, body) {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

function rest(request, url, response) {
  const path = url.pathname.slice('/api/v1'.length);
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    if (request.method === 'POST' && path === '/sessions') {
      if (body.includes('wrong')) return json(response, 401, { type: '/problems/unauthenticated', title: 'Unauthenticated', status: 401 });
      if (body.includes('factor') && !body.includes('123456')) {
        const missing = !body.includes('code');
        return json(response, 401, { type: missing ? '/problems/code-required' : '/problems/unauthenticated', title: 'A code is needed', status: 401 });
      }
      return json(response, 201, tokens());
    }
    if (path === '/me/totp') return json(response, 201, { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/Centrala:owner%40demo.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Centrala&algorithm=SHA1&digits=6&period=30' });
    if (path === '/me/totp/confirm') return json(response, 200, { recoveryCodes: Array.from({ length: 10 }, (_, i) => `abcd-efgh-ijkl-mno${'pqrstuvwxy'[i]}`) });
    if (path.endsWith('/sessions/refresh')) return json(response, 200, tokens());
    if (request.method === 'POST' && path === '/signup') return json(response, 202, {});
    if (request.method === 'POST' && path === '/passwordResets') return json(response, 202, {});
    if (request.method === 'DELETE') return json(response, 204);
    if (/^\/sounds\/[^/]+\/content$/.test(path)) return response.writeHead(200, { 'Content-Type': 'audio/wav' }).end(sampleCall());
    const answer = answers(path, url.searchParams);
    if (answer) return json(response, 200, answer);
    return json(response, 404, { type: '/problems/not-found', title: 'Not found', status: 404 });
  });
}

function agent(socket) {
  let seq = Date.now();
  const say = (frame) => socket.send(JSON.stringify(frame));
  const change = (frame) => say({ ...frame, seq: ++seq });
  socket.offer = () => change(offerFor());
  socket.ring = () => change(callOffer());
  socket.putCall = (name) => change({ type: 'assigned', ...callOnDesk(name) });
  socket.on('message', (data) => {
    const frame = JSON.parse(data);
    if (frame.type === 'authenticate') {
      say({ type: 'welcome', sessionId: 'mock', serverTime: new Date().toISOString() });
      return say({ ...snapshot(), seq });
    }
    if (frame.type === 'ping') return say({ type: 'pong' });
    if (frame.type === 'setPresence') {
      change({ type: 'presenceChanged', presence: { state: frame.state, reason: frame.reason ?? null, since: new Date().toISOString(), pendingState: null } });
    }
    if (frame.type === 'sendMessage') {
      change({
        type: 'message', interactionId: frame.interactionId,
        message: { id: `m${seq}`, interactionId: frame.interactionId, direction: 'outbound', from: { kind: 'agent', name: 'Demo Agent' }, text: frame.text, attachments: [], clientMessageId: frame.clientMessageId, status: 'sent', at: new Date().toISOString() },
      });
      setTimeout(() => change({ type: 'typing', interactionId: frame.interactionId, from: 'customer' }), 800);
    }
    if (frame.type === 'acceptOffer') {
      const { interactionId, customer, queue } = offerFor();
      const first = snapshot().assignments[0].interaction;
      change({ type: 'offerEnded', offerId: frame.offerId, outcome: 'accepted' });
      change({
        type: 'assigned', messages: [], notes: [],
        interaction: { ...first, id: interactionId, customer, customerId: customer.id, queueName: queue.name, subject: null, assignedAt: new Date().toISOString() },
      });
    }
    if (frame.type === 'addNote') {
      change({ type: 'noteAdded', interactionId: frame.interactionId, note: { id: `n${seq}`, text: frame.text, author: { userId: 'u1', name: 'Demo Agent' }, at: new Date().toISOString() } });
    }
    if (frame.type === 'rejectOffer') change({ type: 'offerEnded', offerId: frame.offerId, outcome: 'rejected' });
    if (frame.type === 'end') {
      const found = snapshot().assignments.find(({ interaction }) => interaction.id === frame.interactionId);
      if (found) {
        const endsAt = new Date(Date.now() + 60_000).toISOString();
        change({ type: 'interactionUpdated', interaction: { ...found.interaction, state: 'wrapUp', wrapUpEndsAt: endsAt, wrapUp: { mode: 'mandatory', endsAt } } });
      }
    }
    if (frame.type === 'hold') return say({ type: 'error', commandId: frame.commandId, code: 'callGone', detail: 'That line has already ended.' });
    if (frame.type === 'requestVoiceToken') return say({ type: 'commandDone', commandId: frame.commandId, result: { provider: 'sandbox', token: null, identity: 'u-u1', expiresInSeconds: 3600 } });
    if (frame.type === 'completeWrapUp') change({ type: 'interactionEnded', interactionId: frame.interactionId, outcome: 'completed' });
    if (frame.commandId) say({ type: 'commandDone', commandId: frame.commandId });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mock = await startMock(8099);
  console.log(`${mock.url}/app/`);
}
