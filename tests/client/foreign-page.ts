import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export interface ForeignPage { stop(): Promise<void> }

const PAGE = `<!doctype html><meta charset="utf-8"><title>Shop</title><script type="module">
import * as client from '/client/src/index.js';
window.client = client;
</script>`;

/** A front end at an address of its own, with the package as it was installed and nothing else. */
export async function serveForeignPage(port: number, installed: string): Promise<ForeignPage> {
  const server = createServer((request, response) => {
    const file = /^\/client\/([\w/-]+\.js)$/.exec(request.url ?? '')?.[1];
    if (file) {
      response.setHeader('content-type', 'text/javascript');
      response.end(readFileSync(join(installed, 'dist', file)));
    } else {
      response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' });
      response.end(request.url === '/' ? PAGE : '');
    }
  });
  await new Promise<void>((resolve) => { server.listen(port, resolve); });
  return { stop: () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  }) };
}
