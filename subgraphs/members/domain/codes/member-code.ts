import { createHmac, timingSafeEqual } from 'node:crypto';
import { readCardNumber } from '../card-number.ts';

/**
 * A member shows a code at the counter: `KARAT1.<card>.<step>.<mark>`. The step counts 30 seconds of Unix time, the
 * mark is an HMAC-SHA256 of what stands before it, shortened to 50 bits in ten letters and digits that are read
 * aloud without mistakes (no I, L, O, U), so that it may also be typed. The counter takes the present and the
 * previous step, each once.
 * Example: at 2026-10-01T00:00:10Z step 59693760 is present, and 59693759 is taken, too, until 00:00:30.
 */
export const STEP_SECONDS = 30;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const stepAt = (now: Date): number => Math.floor(now.getTime() / (STEP_SECONDS * 1_000));
export const stepStart = (step: number): Date => new Date(step * STEP_SECONDS * 1_000);

export function memberCode(key: string, card: string, step: number): string {
  const body = `KARAT1.${card}.${step}`;
  return `${body}.${markOf(key, body)}`;
}

export interface ReadCode { readonly card: string; readonly step: number }

/** The card and step of a code that one of these keys has marked; else null, whatever is wrong with it. */
export function readMemberCode(keys: readonly string[], text: string): ReadCode | null {
  const parts = /^KARAT1\.([0-9]{13})\.([0-9]{1,10})\.([0-9A-Z]{10})$/.exec(
    text.length > 100 ? '' : text.normalize('NFKC').replace(/\s/g, '').toUpperCase());
  const card = parts && readCardNumber(parts[1]!);
  if (!parts || !card) return null;
  const step = Number(parts[2]);
  const isOurs = keys.map((key) => memberCode(key, card, step))
    .map((code) => timingSafeEqual(Buffer.from(code.slice(-10)), Buffer.from(parts[3]!))).some(Boolean);
  return isOurs ? { card, step } : null;
}

/** Ten times five bits. */
function markOf(key: string, body: string): string {
  const bits = createHmac('sha256', key).update(body).digest().readBigUInt64BE() >> 14n;
  return Array.from({ length: 10 }, (_, n) => LETTERS[Number((bits >> BigInt(45 - 5 * n)) & 31n)]).join('');
}

/** Only a step that is there now, or was just before. */
export function isFresh(step: number, now: Date): boolean {
  const present = stepAt(now);
  return step === present || step === present - 1;
}
