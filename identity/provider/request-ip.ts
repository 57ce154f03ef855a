import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';

const current = new AsyncLocalStorage<string>();

/** The address of the caller of the request that is being answered. */
export function currentIp(): string {
  return current.getStore() ?? 'unknown';
}

export function withIp<T>(ip: string, work: () => T): T {
  return current.run(ip, work);
}

/** Behind a proxy only the last entry is the proxy's own word; the others are the caller's. */
export function ipOf(req: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? req.headers['x-forwarded-for'] : undefined;
  const last = String(forwarded ?? '').split(',').at(-1)?.trim();
  return last || (req.socket.remoteAddress ?? 'unknown');
}
