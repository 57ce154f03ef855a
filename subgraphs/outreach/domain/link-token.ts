import { createHmac, timingSafeEqual } from 'node:crypto';

const BYTES = 16;

const markOf = (id: Buffer, key: string): Buffer => createHmac('sha256', key).update(id).digest().subarray(0, BYTES);

/** What the links of a message carry: its id and the house's mark on it, 43 characters that say nothing of anybody. */
export function tokenOf(messageId: string, key: string): string {
  const id = Buffer.from(messageId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, markOf(id, key)]).toString('base64url');
}

/** The message's id, or null for what no key of the house has marked; the present and the one before both count. */
export function readToken(token: string, keys: readonly string[]): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const [id, mark] = [bytes.subarray(0, BYTES), bytes.subarray(BYTES)];
  if (!keys.some((key) => timingSafeEqual(markOf(id, key), mark))) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
