import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeysFor } from '../secret.ts';
import { readFileName } from './file-name.ts';
import type { DeclaredFile } from './file-store.ts';

const PURPOSE = 'media upload';

/** What stands in the query of an upload's address: so many bytes, until then, signed by the house. */
export interface Slip {
  readonly bytes: string;
  readonly until: string;
  readonly signature: string;
}

const signatureOf = (key: string, name: string, bytes: string, until: string): string =>
  createHmac('sha256', key).update(`${name}\n${bytes}\n${until}`).digest('base64url');

/** Whoever has the slip may send this one file, and no other, until then. */
export function writeSlip(keys: KeysFor, { name, bytes }: DeclaredFile, until: Date): Slip {
  const said = { bytes: String(bytes), until: String(until.getTime()) };
  return { ...said, signature: signatureOf(keys(PURPOSE)[0]!, name, said.bytes, said.until) };
}

/** The file it is good for; a slip of another file or hand is refused, and so is one whose time is over. */
export function readSlip(
  keys: KeysFor, name: string, slip: Partial<Slip>, now: Date,
): DeclaredFile | 'UPLOAD_REFUSED' | 'UPLOAD_EXPIRED' {
  const file = readFileName(name);
  const { bytes = '', until = '', signature = '' } = slip;
  const isSigned = keys(PURPOSE).some((key) => isSame(signatureOf(key, name, bytes, until), signature));
  if (!file || !isSigned) return 'UPLOAD_REFUSED';
  return now.getTime() < Number(until) ? { ...file, bytes: Number(bytes) } : 'UPLOAD_EXPIRED';
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
