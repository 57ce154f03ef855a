import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** JSON of a graph request, the form of a token request. */
  readonly body: any;
}

type Answer = (asked: Asked, response: ServerResponse) => void | Promise<void>;

export interface FakeHouse {
  readonly endpoint: string;
  readonly asked: Asked[];
  /** Answers graph requests one after the other; the last one answers all that follow. */
  answers: Answer[];
  tokenSeconds: number;
  stop(): Promise<void>;
}

/** A house that answers as it is told: for what a real one does only when it is in trouble. */
export async function startFakeHouse(): Promise<FakeHouse> {
  let tokens = 0;
  const house: FakeHouse = {
    endpoint: '', asked: [], answers: [], tokenSeconds: 3_600, stop: async () => undefined,
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const path = request.url ?? '';
    const body = path === '/identity/token'
      ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
    const asked = { path, headers: request.headers, body };
    house.asked.push(asked);
    if (path === '/identity/token') {
      tokens += 1;
      return json(response, 200, { access_token: `token-${tokens}`, expires_in: house.tokenSeconds });
    }
    const [answer] = house.answers.length > 1 ? house.answers.splice(0, 1) : house.answers;
    await answer!(asked, response);
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  return Object.assign(house, {
    endpoint: `http://127.0.0.1:${port}/graphql`,
    stop: () => new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  });
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-1' });
  response.end(JSON.stringify(body));
}

export const done = (data: unknown): Answer => (_asked, response) => json(response, 200, { data });

export const refused = (status: number, code: string, more: object = {}): Answer =>
  (_asked, response) => json(response, status, {
    errors: [{ message: `It is ${code}.`, extensions: { code, ...more } }] });

export const broken: Answer = (_asked, response) => { response.destroy(); };

/** One stream of events that then breaks off, or is completed. */
export const stream = (events: readonly unknown[], end: 'break' | 'complete'): Answer =>
  async (_asked, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':\n\n');
    for (const data of events) {
      const text = `event: next\ndata: ${JSON.stringify({ data })}\n\n`;
      // Events may come in any number of pieces.
      response.write(text.slice(0, 9));
      await new Promise((next) => { setImmediate(next); });
      response.write(text.slice(9));
    }
    await new Promise((next) => { setImmediate(next); });
    if (end === 'complete') response.end('event: complete\ndata: \n\n');
    else response.destroy();
  };
