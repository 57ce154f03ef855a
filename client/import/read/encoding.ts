import { ImportError } from '../import-error.ts';
import type { Source } from './source.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Found { readonly encoding: Encoding;
  /** The file begins with a mark of it. */ readonly marked: boolean }

/**
 * Which encoding a file is in, by all of its bytes: its mark; zero bytes in every other place (UTF-16); UTF-8, when
 * every line is; else GB18030, when all of it is and reads as Chinese; else Windows-1252. A file whose lines are of
 * two encodings is refused with the first byte that is of another: guessed, half the names would be wrong.
 */
export async function findEncoding(source: Source): Promise<Found> {
  const head = new Uint8Array(4_096);
  let filled = 0;
  for await (const part of source.bytes(0, Number.isFinite(source.size) ? Math.min(source.size, 4_096) : undefined)) {
    head.set(part.subarray(0, head.length - filled), filled);
    filled = Math.min(head.length, filled + part.length);
    if (filled === head.length) break;
  }
  const marked = markOf(head);
  if (marked) return marked === 'utf-8' ? { encoding: await ofLines(source), marked: true }
    : { encoding: marked, marked: true };
  const wide = wideIn(head.subarray(0, filled));
  return wide ? { encoding: wide, marked: false } : { encoding: await ofLines(source), marked: false };
}

function markOf([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without its mark: what is ASCII in it has a zero beside it, nearly always on the same side, all the way. */
function wideIn(head: Uint8Array): Encoding | null {
  const half = Math.ceil(head.length / 4) * 2;
  const [first, second] = [sideOf(head.subarray(0, half)), sideOf(head.subarray(half))];
  return first === second ? first : null;
}

function sideOf(bytes: Uint8Array): Encoding | null {
  let [even, odd] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  const enough = bytes.length / 20;
  // 一 is 4E00: it has its zero on the other side.
  if (odd > enough && odd > 5 * even) return 'utf-16le';
  return even > enough && even > 5 * odd ? 'utf-16be' : null;
}

interface Lines {
  /** Lines beyond ASCII that are UTF-8, those that read as a language, and lines that are none. */
  utf8: number; sound: number; other: number;
  firstSound: number; firstOther: number;
  zeroAt: number;
}

async function ofLines(source: Source): Promise<Encoding> {
  const seen: Lines = { utf8: 0, sound: 0, other: 0, firstSound: -1, firstOther: -1, zeroAt: -1 };
  const legacy = new Legacy();
  let [offset, start] = [0, 0];
  let carried: Uint8Array[] = [];
  for await (const part of source.bytes()) {
    legacy.take(part);
    let from = 0;
    for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, from)) {
      judge(carried.length > 0 ? Buffer.concat([...carried, part.subarray(from, at)]) : part.subarray(from, at), start,
        seen);
      carried = [];
      from = at + 1;
      start = offset + from;
    }
    if (from < part.length) carried.push(part.slice(from));
    // A line without an end is judged in pieces, so that it need not be in memory: a JSON may be one line.
    if (carried.length > 64) {
      const piece = Buffer.concat(carried);
      const cut = 1 + piece.findLastIndex((byte) => byte < 128);
      judge(piece.subarray(0, cut || piece.length), start, seen);
      carried = cut > 0 && cut < piece.length ? [piece.subarray(cut)] : [];
      start = offset + part.length - (carried[0]?.length ?? 0);
    }
    offset += part.length;
  }
  if (carried.length > 0) judge(Buffer.concat(carried), start, seen);
  return decide(source.name, seen, legacy);
}

/** Latin, its marks and signs of money; Chinese, Japanese, Korean and their marks; pictures. */
const LATIN = String.raw`\x20-\x7e\t\r\u00a0-\u024f\u2010-\u203b\u20a0-\u20bf\u2100-\u2122`;
const ASIAN = String.raw`\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff`
  + String.raw`\uff00-\uffef\u{1f300}-\u{1faff}\u{20000}-\u{323af}`;
const SOUND = new RegExp(`^[${LATIN}${ASIAN}]*$`, 'u');

function judge(line: Uint8Array, start: number, seen: Lines): void {
  const beyond = line.findIndex((byte) => byte > 127 || byte === 0);
  if (beyond === -1) return;
  const zero = line.indexOf(0, beyond);
  if (zero !== -1 && seen.zeroAt === -1) seen.zeroAt = start + zero;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    seen.other += 1;
    if (seen.firstOther === -1) seen.firstOther = start + beyond;
    return;
  }
  seen.utf8 += 1;
  if (!SOUND.test(text)) return;
  seen.sound += 1;
  if (seen.firstSound === -1) seen.firstSound = start + beyond;
}

function decide(name: string, { utf8, sound, other, firstSound, firstOther, zeroAt }: Lines, legacy: Legacy): Encoding {
  if (zeroAt !== -1) {
    throw new ImportError('ENCODING_MIXED',
      `${name} has a zero byte at byte ${zeroAt}: it is no text of one encoding.`);
  }
  if (other === 0) return 'utf-8';
  const encoding = legacy.decide();
  // Short Chinese words in GB18030 may look like Latin ones in UTF-8 (联通), whole lines of them do not.
  const isMixed = encoding === 'gb18030' ? sound > Math.max(1, utf8 + other) / 10 : sound > 0;
  if (!isMixed) return encoding;
  const at = Math.max(firstSound, firstOther);
  throw new ImportError('ENCODING_MIXED', `${name} is in two encodings: from byte ${at} on it is ${
    at === firstOther ? `no UTF-8 (${encoding}?), but it is before` : `UTF-8, but ${encoding} before`
  }. Save it again in one.`);
}

const HAN = /[\u4e00-\u9fff]/g;

/** Reads the same bytes as GB18030 and counts what comes out. */
class Legacy {
  readonly #decoder = new TextDecoder('gb18030', { fatal: true });
  #valid = true;
  #common = 0;
  #rare = 0;

  take(part: Uint8Array): void {
    if (!this.#valid) return;
    try {
      const text = this.#decoder.decode(part, { stream: true });
      const han = text.match(HAN) ?? [];
      // Level 1 of GB 2312 has what people write; it is ordered by sound, level 2 by radical: told by the encoder.
      const common = han.filter((one) => LEVEL_1.has(one)).length;
      this.#common += common;
      this.#rare += han.length - common;
    } catch {
      this.#valid = false;
    }
  }

  decide(): Encoding {
    return this.#valid && this.#common > this.#rare ? 'gb18030' : 'windows-1252';
  }
}

/** 一级汉字: the 3,755 frequent characters, B0A1 to D7F9. */
const LEVEL_1 = new Set(levelOne());

function levelOne(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
}
