import { connect, type Socket } from 'node:net';

/** One HTTP request, ready to be written to a socket. */
export type Shot = Buffer;

export interface Volley {
  readonly answers: number;
  readonly seconds: number;
  readonly bytes: number;
}

export function shotAt(url: string, body: unknown, headers: Record<string, string> = {}): Shot {
  const { host, pathname } = new URL(url);
  const text = JSON.stringify(body);
  const head = [`POST ${pathname} HTTP/1.1`, `host: ${host}`, 'content-type: application/json',
    'accept: application/json', `content-length: ${Buffer.byteLength(text)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`);
}

/**
 * Kept connections that each send the next shot as soon as the last one is answered. Written on bare
 * sockets: a comfortable client would cost more than some of the servers it measures.
 */
export class Load {
  #next = 0;

  constructor(readonly url: string, readonly shots: readonly Shot[], readonly connections: number) {}

  /** For a time, or for a number of answers. */
  async fire(until: { seconds: number } | { answers: number }): Promise<Volley> {
    const started = performance.now();
    const end = 'seconds' in until ? started + until.seconds * 1000 : Infinity;
    const most = 'answers' in until ? until.answers : Infinity;
    let answers = 0;
    let bytes = 0;
    let begun = 0;
    await Promise.all(Array.from({ length: this.connections }, async () => {
      const line = await Line.open(this.url);
      try {
        while (performance.now() < end && begun < most) {
          begun += 1;
          const body = await line.ask(this.shots[this.#next++ % this.shots.length]!);
          bytes += body.length;
          answers += 1;
        }
      } finally {
        line.close();
      }
    }));
    return { answers, bytes, seconds: (performance.now() - started) / 1000 };
  }

  /** One answer, parsed: what is measured must be right. */
  async look(shot = this.shots[0]!): Promise<any> {
    const line = await Line.open(this.url);
    try {
      return JSON.parse((await line.ask(shot)).toString());
    } finally {
      line.close();
    }
  }
}

interface Waiting { resolve(body: Buffer): void; reject(error: Error): void }

class Line {
  #waiting: Waiting | null = null;
  #got: Buffer[] = [];
  #gotBytes = 0;
  #needed = -1;

  private constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the server hung up')));
  }

  static open(url: string): Promise<Line> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Line(socket)));
    });
  }

  ask(shot: Shot): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.socket.write(shot);
    });
  }

  close(): void {
    this.#waiting = null;
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#got.push(chunk);
    this.#gotBytes += chunk.length;
    if (this.#needed >= 0 && this.#gotBytes < this.#needed) return;
    const all = this.#got.length === 1 ? chunk : Buffer.concat(this.#got);
    this.#got = [all];
    const body = bodyOf(all);
    if (typeof body === 'number') {
      this.#needed = body;
      return;
    }
    const { resolve, reject } = this.#waiting!;
    this.#waiting = null;
    this.#got = [];
    this.#gotBytes = 0;
    this.#needed = -1;
    const isWell = all.subarray(9, 12).toString() === '200' && !body.includes('"errors":[');
    if (isWell) resolve(body);
    else reject(new Error(`refused: ${all.toString().slice(0, 2000)}`));
  }
}

/** The whole body, or how many bytes must have come (-1: not known yet). */
function bodyOf(all: Buffer): Buffer | number {
  const headEnd = all.indexOf('\r\n\r\n');
  if (headEnd < 0) return -1;
  const head = all.subarray(0, headEnd).toString('latin1').toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(head);
  if (length) {
    const end = headEnd + 4 + Number(length[1]);
    return all.length < end ? end : all.subarray(headEnd + 4, end);
  }
  if (!head.includes('transfer-encoding: chunked')) throw new Error(`no length: ${head}`);
  if (all.subarray(-5).toString() !== '0\r\n\r\n') return -1;
  return joinChunks(all.subarray(headEnd + 4));
}

function joinChunks(coded: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = coded.indexOf('\r\n', at);
    const size = Number.parseInt(coded.subarray(at, lineEnd).toString(), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(coded.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 4 + size;
  }
}
