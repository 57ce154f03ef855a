import { createHash, createHmac } from 'node:crypto';

/**
 * Provable lottery (domain.md section 6). Before opening SHA-256(seed) is published; at close the list
 * of entries; afterwards the seed, so that everybody can do the draw again (`verifyDraw`).
 */
export interface Band {
  readonly prize: string;
  /** Odds in parts per million; bands are taken in order, cumulatively. */
  readonly ppm: number;
  readonly stock: number;
}

export interface Draw {
  readonly drawId: string;
  readonly seed: Buffer;
  /** A public value that appeared after closing; absent below 100,000 fen of prizes. */
  readonly beacon?: Buffer;
  /** Entry hashes, the first is number 1. */
  readonly entries: readonly string[];
}

export const MILLION = 1_000_000n;
/** Tickets from here on are drawn again, so that every ticket is equally likely. */
const REJECT_FROM = (2n ** 64n / MILLION) * MILLION;

export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export function commitmentOf(seed: Buffer): string {
  return sha256Hex(seed);
}

export function entryHash(drawId: string, memberId: string): string {
  return sha256Hex(`${drawId}:${memberId}`);
}

export function listHash(entries: readonly string[]): string {
  return sha256Hex(entries.map((hash, index) => `${index + 1}:${hash}`).join('\n'));
}

function keyOf({ seed, beacon }: Draw): Buffer {
  return beacon ? createHash('sha256').update(seed).update(beacon).digest() : seed;
}

/** Ticket of entry i (from 1): 0 to 999,999. */
export function ticketOf(draw: Draw, list: string, i: number): number {
  for (let counter = 0; ; counter += 1) {
    const mac = createHmac('sha256', keyOf(draw))
      .update(`${draw.drawId}|${list}|${i}|${counter}`).digest();
    const value = mac.readBigUInt64BE(0);
    if (value < REJECT_FROM) return Number(value % MILLION);
  }
}

/** Entry numbers, the luckiest first: for draws of k winners. */
export function rankOrder(draw: Draw, list: string): number[] {
  const ranked = draw.entries.map((_, index) => ({
    i: index + 1,
    mac: createHmac('sha256', keyOf(draw)).update(`${draw.drawId}|${list}|rank|${index + 1}`)
      .digest('hex'),
  }));
  return ranked.sort((a, b) => (a.mac < b.mac ? -1 : a.mac > b.mac ? 1 : a.i - b.i))
    .map(({ i }) => i);
}

/** What each entry wins: the first cumulative band; a prize out of stock goes to the next band. */
export function prizesOf(draw: Draw, bands: readonly Band[]): (string | null)[] {
  const list = listHash(draw.entries);
  const left = bands.map((band) => band.stock);
  return draw.entries.map((_, index) => {
    const ticket = ticketOf(draw, list, index + 1);
    let upTo = 0;
    const hit = bands.findIndex((band) => (upTo += band.ppm) > ticket);
    if (hit < 0) return null;
    const band = left.findIndex((pieces, at) => at >= hit && pieces > 0);
    if (band < 0) return null;
    left[band] = left[band]! - 1;
    return bands[band]!.prize;
  });
}

/**
 * What each entry wins where k winners are drawn: the luckiest get the prizes of the first band, the next ones those of
 * the second. Example: order 1 5 3 4 2 with one ring and two charms: 1 the ring, 5 and 3 a charm.
 */
export function rankedPrizesOf(draw: Draw, bands: readonly Band[]): (string | null)[] {
  const pieces = bands.flatMap(({ prize, stock }) => Array.from({ length: stock }, () => prize));
  const won = draw.entries.map((): string | null => null);
  rankOrder(draw, listHash(draw.entries)).slice(0, pieces.length)
    .forEach((i, place) => { won[i - 1] = pieces[place]!; });
  return won;
}

/** Whether a published result is what seed, beacon and entries give. */
export function verifyDraw(
  draw: Draw, bands: readonly Band[],
  published: { readonly commitment: string; readonly listHash: string;
    readonly prizes: readonly (string | null)[] },
): boolean {
  return commitmentOf(draw.seed) === published.commitment
    && listHash(draw.entries) === published.listHash
    && JSON.stringify(prizesOf(draw, bands)) === JSON.stringify(published.prizes);
}
