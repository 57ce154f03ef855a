import { createHash, createHmac } from 'node:crypto';

/**
 * Turns of a wheel or of a set are drawn like the lottery, with a key for each day 每日抽奖: SHA-256(seed) is published the
 * day before, the seed the next morning, and everybody can do the day again (the client's `verifyDraw`).
 *
 * Ticket: first 8 bytes, big-endian, of HMAC-SHA256(seed, `drawId|entry|i|counter`), where entry is
 * SHA-256(`drawId:memberId`) and i the member's count of that day; counter goes up while the number is not below
 * floor(2^64/10^6)·10^6; modulo 10^6. The first cumulative band wins; a prize out of stock goes to the next band.
 *
 * Example: seed 000102…1f, `fmt_1:2026-10-08`, member m_001: tickets of its first three turns 110210, 627808, 75568.
 */
export interface Chance {
  readonly seed: Buffer;
  readonly drawId: string;
  readonly entry: string;
  /** From 1. */
  readonly i: number;
}

const MILLION = 1_000_000n;
/** Tickets from here on are drawn again, so that every ticket is equally likely. */
const REJECT_FROM = (2n ** 64n / MILLION) * MILLION;

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

export const commitmentOf = (seed: Buffer): string => sha256(seed);

/** What a day is called: the format and the day. */
export const drawIdOf = (formatId: string, day: string): string => `${formatId}:${day}`;

/** By this a member finds itself in the list, and nobody else does. */
export const entryOf = (drawId: string, memberId: string): string => sha256(`${drawId}:${memberId}`);

/** The seed of a day follows from a key of the house, so that no row has it before it is revealed. */
export function seedOfDay(key: string, drawId: string): Buffer {
  return createHmac('sha256', key).update(drawId).digest();
}

/** Seeds that a day may have, by the present key and the one before; a function, for a key is in no input. */
export type SeedsOf = (drawId: string) => readonly Buffer[];

/** 0 to 999,999. */
export function ticketOf({ seed, drawId, entry, i }: Chance): number {
  for (let counter = 0; ; counter += 1) {
    const value = createHmac('sha256', seed).update(`${drawId}|${entry}|${i}|${counter}`).digest().readBigUInt64BE(0);
    if (value < REJECT_FROM) return Number(value % MILLION);
  }
}

/** A band of the wheel and how many of its prize are left; null: without end. */
export interface Band {
  readonly ppm: number;
  readonly left: number | null;
}

/** The place of the prize that a ticket wins; the last band has no end, so there is always one. */
export function bandOf(bands: readonly Band[], ticket: number): number {
  let upTo = 0;
  const hit = bands.findIndex(({ ppm }) => (upTo += ppm) > ticket);
  const at = bands.findIndex(({ left }, place) => place >= hit && (left === null || left > 0));
  if (hit < 0 || at < 0) throw new Error('a wheel without a last band');
  return at;
}
