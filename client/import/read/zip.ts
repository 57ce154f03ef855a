import { ImportError } from '../import-error.ts';
import { readAll, type Source } from './source.ts';
import { inflated } from './unpack.ts';

export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

export async function isZip(source: Source): Promise<boolean> {
  if (!Number.isFinite(source.size)) return false;
  const head = await readAll(source.bytes(0, 4));
  return head.length === 4 && head.readUInt32LE(0) === 0x04034b50;
}

/** What a ZIP lists at its end; nothing of it is unpacked yet. */
export async function entriesOf(source: Source): Promise<Map<string, Entry>> {
  const from = Math.max(0, source.size - 66_000);
  const tail = await readAll(source.bytes(from, source.size));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1) throw new ImportError('ZIP_BROKEN', `${source.name} has no end of a ZIP: it was cut off.`);
  const [count, size, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (size > 16_000_000 || offset + size > source.size) {
    throw new ImportError('ZIP_BROKEN', `The list of ${source.name} is damaged, or larger than a workbook has one.`);
  }
  const list = await readAll(source.bytes(offset, offset + size));
  const entries = new Map<string, Entry>();
  for (let at = 0, n = 0; n < count; n += 1) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50) {
      throw new ImportError('ZIP_BROKEN', `The list of ${source.name} is damaged.`);
    }
    const [names, extra, comment] = [list.readUInt16LE(at + 28), list.readUInt16LE(at + 30),
      list.readUInt16LE(at + 32)];
    const name = list.toString('utf8', at + 46, at + 46 + names);
    entries.set(name, { name, method: list.readUInt16LE(at + 10), packed: list.readUInt32LE(at + 20),
      offset: list.readUInt32LE(at + 42) });
    at += 46 + names + extra + comment;
  }
  return entries;
}

export async function* bytesOf(source: Source, entry: Entry): AsyncGenerator<Uint8Array, void, undefined> {
  const head = await readAll(source.bytes(entry.offset, entry.offset + 30));
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50 || ![0, 8].includes(entry.method)) {
    throw new ImportError('ZIP_BROKEN', `${entry.name} of ${source.name} is damaged, encrypted or packed unusually.`);
  }
  const begin = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const bytes = source.bytes(begin, begin + entry.packed);
  yield* entry.method === 0 ? bytes : inflated(bytes, `${entry.name} of ${source.name}`);
}
