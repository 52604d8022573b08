import { createServer } from 'node:http';

/** A server on loopback that the business or its partner runs; Centrala knows it by its address alone. */
async function listen(handler) {
  const server = createServer(handler);
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

/** The business's own website: one page with the widget's line in it. */
export async function startWebsite(snippet) {
  const { server, url } = await listen((request, response) => {
    if (new URL(request.url, 'http://website').pathname !== '/') return response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
      <title>Harbour Teas</title></head><body><main><h1>Harbour Teas</h1><p>Loose leaf tea, packed by hand.</p></main>${snippet}</body></html>`);
  });
  return { url, stop: () => server.closeAllConnections() || server.close() };
}

/** The partner's receiver: keeps what it gets and answers 204. */
export async function startPartner() {
  const received = [];
  const { server, url } = await listen(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    received.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
  return { url: `${url}/hook`, received, stop: () => server.closeAllConnections() || server.close() };
}
