import { ImportError } from '../import-error.ts';
import type { Encoding } from './encoding.ts';

/** Text of a file, piece by piece, without the mark it begins with; what is not of the encoding stops at its byte. */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>, encoding: Encoding, name: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  for await (const part of bytes) {
    if (encoding.startsWith('utf-16')) mustBeWide(part, offset, encoding, name);
    try {
      const text = decoder.decode(part, { stream: true });
      if (text !== '') yield text;
    } catch (cause) {
      throw broken(name, encoding, offset, offset + part.length, cause);
    }
    offset += part.length;
  }
  try {
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (cause) {
    throw broken(name, encoding, Math.max(0, offset - 4), offset, cause);
  }
}

const broken = (name: string, encoding: string, from: number, to: number, cause: unknown): ImportError =>
  new ImportError('ENCODING_BROKEN', `${name} is not ${encoding} throughout: it breaks between the bytes ${from} and ${
    to}.`, { cause });

const RUN = 48;

/**
 * Bytes of ASCII read as UTF-16 are characters, too, and no decoder complains: two digits are one sign of an
 * alphabet that nobody writes. Chinese has both bytes in that range as well, but begins at 4E.
 */
function mustBeWide(part: Uint8Array, offset: number, encoding: Encoding, name: string): void {
  const high = encoding === 'utf-16le' ? 1 : 0;
  let [run, low] = [0, 0];
  for (let at = offset % 2; at + 1 < part.length; at += 2) {
    const [one, other] = [part[at]!, part[at + 1]!];
    const isNarrow = isAscii(one) && isAscii(other);
    run = isNarrow ? run + 1 : 0;
    low = isNarrow ? low + (part[at + high]! < 0x4e ? 1 : 0) : 0;
    if (run < RUN || low < RUN / 4) continue;
    throw new ImportError('ENCODING_MIXED', `${name} is in two encodings: it begins as UTF-16, and from byte ${
      offset + at - 2 * (run - 1)} on it is another. Save it again in one.`);
  }
}

const isAscii = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 10 || byte === 13 || byte === 9;
