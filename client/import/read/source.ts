import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ImportError } from '../import-error.ts';

/** Bytes that can be read again and from any place: a file, an upload, a text in a test. */
export interface Source {
  readonly name: string;
  readonly size: number;
  /** From the byte `from` up to, not including, `to`. */
  bytes(from?: number, to?: number): AsyncIterable<Uint8Array>;
}

export async function fileSource(path: string): Promise<Source> {
  const found = await stat(path).catch((cause: Error) => {
    throw new ImportError('FILE_UNREADABLE', `${path} cannot be read: ${cause.message}`, { cause });
  });
  if (!found.isFile()) throw new ImportError('FILE_UNREADABLE', `${path} is no file.`);
  return {
    name: path, size: found.size,
    bytes: (from = 0, to = found.size) => (to <= from ? none() : createReadStream(path, { start: from, end: to - 1 })),
  };
}

export function bytesSource(name: string, bytes: Uint8Array): Source {
  return {
    name, size: bytes.length,
    bytes: async function* (from = 0, to = bytes.length) {
      for (let at = from; at < to; at += 65_536) yield bytes.subarray(at, Math.min(at + 65_536, to));
    },
  };
}

async function* none(): AsyncGenerator<Uint8Array, void, undefined> { /* an empty file has no bytes */ }

export async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** What the file is: another content has another one. */
export async function fingerprintOf(source: Source): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of source.bytes()) hash.update(part);
  return hash.digest('hex');
}
