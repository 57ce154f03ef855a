/**
 * Does a published draw again, with nothing but WebCrypto: seed and list must be the ones that were
 * promised, and the prizes the ones they give. The rule: docs of the lottery, domain section 6.
 */
export interface DrawBand {
  readonly prize: string;
  /** Odds in parts per million; bands are taken in order, cumulatively. */
  readonly ppm: number;
  readonly stock: number;
}

export interface PublishedDraw {
  readonly drawId: string;
  /** RANKING: as many winners as there are prizes, the luckiest first; by the odds without it. */
  readonly kind?: 'ODDS' | 'RANKING';
  /** Revealed after the draw, hexadecimal. */
  readonly seed: string;
  /** SHA-256 of the seed, published before opening, hexadecimal. */
  readonly commitment: string;
  /** Public value that appeared after closing, hexadecimal; none below 100,000 fen of prizes. */
  readonly beacon?: string | null;
  /** Hashes of the entries, the first is number 1. */
  readonly entries: readonly string[];
  readonly listHash: string;
  readonly bands: readonly DrawBand[];
  /** What each entry won, by number. */
  readonly prizes: readonly (string | null)[];
}

/** A day of a wheel or of a set: each turn was drawn by itself, in the order of the list. */
export interface PublishedDay {
  /** "formatId:day". */
  readonly drawId: string;
  readonly seed: string;
  readonly commitment: string;
  /** Bands with what was left when the day was opened; -1: without end. */
  readonly bands: readonly DrawBand[];
  /** Every draw of the day, the first is number 1. */
  readonly turns: readonly PublishedTurn[];
}

export interface PublishedTurn {
  readonly entry: string;
  /** The member's count of the day, from 1. */
  readonly i: number;
  readonly prize: string;
}

export interface DrawVerdict {
  readonly valid: boolean;
  /** What does not fit; empty when all does. */
  readonly faults: readonly ('COMMITMENT' | 'LIST' | 'PRIZES')[];
  readonly tickets: readonly number[];
  readonly prizes: readonly (string | null)[];
}

type MacKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const MILLION = 1_000_000n;
/** Tickets from here on are drawn again, so that every ticket is equally likely. */
const REJECT_FROM = (2n ** 64n / MILLION) * MILLION;

export async function verifyDraw(draw: PublishedDraw | PublishedDay): Promise<DrawVerdict> {
  const key = await keyOf(draw);
  const { tickets, hasList, told } = 'turns' in draw ? await ticketsOfDay(key, draw) : await ticketsOfDraw(key, draw);
  const prizes = 'kind' in draw && draw.kind === 'RANKING' ? await rankedPrizesOf(draw) : prizesOf(tickets, draw.bands);
  const faults: DrawVerdict['faults'][number][] = [];
  if (await sha256(fromHex(draw.seed)) !== draw.commitment.toLowerCase()) faults.push('COMMITMENT');
  if (!hasList) faults.push('LIST');
  if (prizes.length !== told.length || prizes.some((prize, index) => prize !== told[index])) faults.push('PRIZES');
  return { valid: faults.length === 0, faults, tickets, prizes };
}

interface Drawn {
  readonly tickets: readonly number[];
  readonly hasList: boolean;
  readonly told: readonly (string | null)[];
}

async function ticketsOfDraw(key: MacKey, draw: PublishedDraw): Promise<Drawn> {
  const list = await listHash(draw.entries);
  const tickets: number[] = [];
  for (let i = 1; i <= draw.entries.length; i += 1) tickets.push(await ticket(key, draw, list, i));
  return { tickets, hasList: list === draw.listHash.toLowerCase(), told: draw.prizes };
}

/** A list is right when each member's count goes up by one: nothing was left out in between. */
async function ticketsOfDay(key: MacKey, draw: PublishedDay): Promise<Drawn> {
  const counts = new Map<string, number>();
  const tickets: number[] = [];
  let hasList = true;
  for (const { entry, i } of draw.turns) {
    hasList &&= i === (counts.get(entry) ?? 0) + 1;
    counts.set(entry, i);
    tickets.push(await ticket(key, draw, entry, i));
  }
  return { tickets, hasList, told: draw.turns.map(({ prize }) => prize) };
}

/** The hash by which a member finds itself in the list. */
export function entryHash(drawId: string, memberId: string): Promise<string> {
  return sha256(utf8(`${drawId}:${memberId}`));
}

export function listHash(entries: readonly string[]): Promise<string> {
  return sha256(utf8(entries.map((hash, index) => `${index + 1}:${hash}`).join('\n')));
}

/** Entry numbers, the luckiest first: for draws of k winners. */
export async function rankOrder(
  draw: Pick<PublishedDraw, 'drawId' | 'seed' | 'beacon' | 'entries'>,
): Promise<number[]> {
  const key = await keyOf(draw);
  const list = await listHash(draw.entries);
  const ranked = await Promise.all(draw.entries.map(async (_, index) => ({
    i: index + 1, mac: hex(await hmac(key, `${draw.drawId}|${list}|rank|${index + 1}`)),
  })));
  return ranked.sort((a, b) => (a.mac < b.mac ? -1 : a.mac > b.mac ? 1 : a.i - b.i))
    .map(({ i }) => i);
}

async function ticket(
  key: MacKey, { drawId }: Pick<PublishedDraw, 'drawId'>, of: string, i: number,
): Promise<number> {
  for (let counter = 0; ; counter += 1) {
    const mac = await hmac(key, `${drawId}|${of}|${i}|${counter}`);
    const value = new DataView(mac).getBigUint64(0);
    if (value < REJECT_FROM) return Number(value % MILLION);
  }
}

function prizesOf(tickets: readonly number[], bands: readonly DrawBand[]): (string | null)[] {
  const left = bands.map((band) => band.stock);
  return tickets.map((drawn) => {
    let upTo = 0;
    const hit = bands.findIndex((band) => (upTo += band.ppm) > drawn);
    if (hit < 0) return null;
    const taken = left.findIndex((pieces, at) => at >= hit && pieces !== 0);
    if (taken < 0) return null;
    if (left[taken]! > 0) left[taken]! -= 1;
    return bands[taken]!.prize;
  });
}

async function rankedPrizesOf(draw: PublishedDraw): Promise<(string | null)[]> {
  const pieces = draw.bands.flatMap(({ prize, stock }) => Array.from({ length: stock }, () => prize));
  const won = draw.entries.map((): string | null => null);
  (await rankOrder(draw)).slice(0, pieces.length).forEach((i, place) => { won[i - 1] = pieces[place]!; });
  return won;
}

async function keyOf({ seed, beacon }: { readonly seed: string; readonly beacon?: string | null }): Promise<MacKey> {
  const secret = beacon
    ? await crypto.subtle.digest('SHA-256', join(fromHex(seed), fromHex(beacon))) : fromHex(seed);
  return crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

function hmac(key: MacKey, text: string): Promise<ArrayBuffer> {
  return crypto.subtle.sign('HMAC', key, utf8(text));
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^([0-9a-f]{2})+$/i.test(text)) throw new TypeError('This is not hexadecimal.');
  return Uint8Array.from(text.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
