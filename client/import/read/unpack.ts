import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';
import { ImportError } from '../import-error.ts';
import { LIMITS } from './limits.ts';
import { readAll, type Source } from './source.ts';

export async function isGzip(source: Source): Promise<boolean> {
  const [first, second] = await readAll(source.bytes(0, 2));
  return first === 0x1f && second === 0x8b;
}

/** What is inside a gzip file, as it comes. A damaged one is an error at the place where it breaks. */
export const gunzipped = (source: Source): Source => ({
  name: source.name.replace(/\.gz$/i, ''), size: Number.POSITIVE_INFINITY,
  bytes: () => unpacked(source.bytes(), createGunzip(), source.name),
});

/** One file of a ZIP, whose bytes are deflated. */
export const inflated = (bytes: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> =>
  unpacked(bytes, createInflateRaw(), name);

/**
 * Refuses what becomes more than 200 times as large, once it is past 64 MB: a few kilobytes that fill a disk are an
 * attack. Example: 10 MB of zeros packed in 10 kB are read, 1 GB packed in 1 MB stops at 200 MB.
 */
async function* unpacked(
  bytes: AsyncIterable<Uint8Array>, unzip: Gunzip | InflateRaw, name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let [packed, out] = [0, 0];
  const counted = async function* () {
    for await (const part of bytes) {
      packed += part.length;
      yield part;
    }
  };
  const input = Readable.from(counted());
  input.on('error', (error) => unzip.destroy(error));
  input.pipe(unzip);
  try {
    for await (const part of unzip as AsyncIterable<Uint8Array>) {
      out += part.length;
      if (out > LIMITS.unpacked && out > packed * LIMITS.ratio) {
        throw new ImportError('ZIP_BOMB', `${name} becomes over ${LIMITS.ratio} times as large when it is unpacked: `
          + 'it is not read any further.');
      }
      yield part;
    }
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError('GZIP_BROKEN', `${name} is damaged after ${out} unpacked bytes: ${
      (cause as Error).message}.`, { cause });
  } finally {
    input.destroy();
    unzip.destroy();
  }
}
