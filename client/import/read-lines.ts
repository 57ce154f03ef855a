import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ImportError } from './import-error.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Lines of a gzip file, as they come; a damaged one is an error at the place where it breaks. */
export async function* readLines(file: string): AsyncGenerator<Line, void, undefined> {
  const gunzip = createGunzip();
  let broken: unknown = null;
  const unpacked = pipeline(createReadStream(file), gunzip).catch((error: unknown) => {
    broken ??= error;
  });
  const lines = createInterface({ input: gunzip, crlfDelay: Infinity });
  let number = 0;
  try {
    for await (const text of lines) {
      number += 1;
      yield { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
    }
  } catch (error) {
    broken ??= error;
  } finally {
    lines.close();
    gunzip.destroy();
  }
  await unpacked;
  if (broken) {
    throw new ImportError('GZIP_BROKEN', `${file} is damaged after line ${number}: ${
      (broken as Error).message}.`, { cause: broken });
  }
}

export async function mustBeGzip(file: string): Promise<void> {
  const handle = await open(file).catch((cause: Error) => {
    throw new ImportError('FILE_UNREADABLE', `${file} cannot be read: ${cause.message}`, { cause });
  });
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (bytesRead < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) {
      throw new ImportError('GZIP_BROKEN', `${file} is no gzip file.`);
    }
  } finally {
    await handle.close();
  }
}
