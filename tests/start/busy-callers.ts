import { Agent, request } from 'node:http';

/** What a caller sends next, and who hears the whole answer to it. */
export interface Call {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  hear?(answer: string): void;
}

export interface Caller {
  /** How many were answered whole. */
  answered(): number;
  /** The code of the first that failed. */
  readonly ended: Promise<string>;
}

/** One caller on a kept connection, one request after the other, until the first that fails. */
export function callOn(address: string, next: () => Call): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let answered = 0;
  const ask = ({ body, headers, hear }: Call) => new Promise<void>((resolve, reject) => {
    const sending = request(`${address}/graphql`, { method: 'POST', agent,
      headers: { 'content-type': 'application/json', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        hear?.(Buffer.concat(chunks).toString());
        answered += 1;
        resolve();
      });
      response.once('error', reject);
    });
    sending.once('error', reject);
    sending.end(body);
  });
  const asking = async (): Promise<string> => {
    for (;;) {
      try {
        await ask(next());
      } catch (error) {
        agent.destroy();
        return (error as NodeJS.ErrnoException).code ?? String(error);
      }
    }
  };
  return { answered: () => answered, ended: asking() };
}
