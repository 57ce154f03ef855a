import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeysFor } from '../secret.ts';

/** Where files of exports are fetched. */
export const EXPORTS_PATH = '/exports/';
const PURPOSE = 'export file';
const NAME = /^([a-z]{3}_[0-9a-z]{26})\.(jsonl|csv)$/;

const signatureOf = (key: string, name: string, until: string): string =>
  createHmac('sha256', key).update(`${name}\n${until}`).digest('base64url');

/** Path with a query that may be opened until then; whether the file may still be served is asked then. */
export function writeExportSlip(
  keys: KeysFor, { id, ending }: { readonly id: string; readonly ending: string }, until: Date,
): string {
  const name = `${id}.${ending}`;
  const at = String(until.getTime());
  const slip = new URLSearchParams({ until: at, signature: signatureOf(keys(PURPOSE)[0]!, name, at) });
  return `${EXPORTS_PATH}${name}?${slip}`;
}

/** The export's id in the graph; a slip of another name or hand is refused, and so is one whose time is over. */
export function readExportSlip(
  keys: KeysFor, name: string, { until = '', signature = '' }: { until?: string; signature?: string }, now: Date,
): { readonly id: string } | 'LINK_REFUSED' | 'LINK_EXPIRED' {
  const [, id] = NAME.exec(name) ?? [];
  const isSigned = id !== undefined && keys(PURPOSE).some((key) => isSame(signatureOf(key, name, until), signature));
  if (!isSigned) return 'LINK_REFUSED';
  return now.getTime() < Number(until) ? { id } : 'LINK_EXPIRED';
}

function isSame(a: string, b: unknown): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(String(b))];
  return left.length === right.length && timingSafeEqual(left, right);
}
