import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KeysFor } from '../secret.ts';
import { checkContent } from './check-content.ts';
import { FILES_PATH } from './file-name.ts';
import { UPLOAD_MINUTES, type DeclaredFile, type FileStore, type UploadTarget } from './file-store.ts';
import { writeSlip } from './upload-slip.ts';

const PARTS = 'parts';
const PART_LASTS_MS = 3_600_000;

export interface FolderNeeds {
  readonly folder: string;
  readonly publicUrl: string;
  readonly keys: KeysFor;
}

/**
 * Files in a folder of the house. A file has its name only when all of it is there, has been looked at and is on the
 * disk: until then it is a part, which nobody is served, and which goes when its upload breaks off.
 */
export class FolderStore implements FileStore {
  readonly uploadOrigin = null;
  readonly #needs: FolderNeeds;

  constructor(needs: FolderNeeds) {
    this.#needs = needs;
  }

  async prepare(file: DeclaredFile, now: Date): Promise<UploadTarget> {
    const { publicUrl, keys } = this.#needs;
    const until = new Date(now.getTime() + UPLOAD_MINUTES * 60_000);
    const slip = new URLSearchParams({ ...writeSlip(keys, file, until) });
    const url = `${publicUrl}${FILES_PATH}${file.name}?${slip}`;
    return { url, headers: { 'content-type': file.contentType }, until };
  }

  /** Takes the bytes of a file; throws ContentError when they are others, and leaves nothing of them. */
  async take(file: DeclaredFile, body: Readable): Promise<void> {
    const part = join(this.#needs.folder, PARTS, randomUUID());
    await mkdir(join(this.#needs.folder, PARTS), { recursive: true, mode: 0o700 });
    try {
      await pipeline(checkContent(body, file), createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
      await rename(part, this.#pathOf(file.name));
      await keepNames(this.#needs.folder);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async settle(file: DeclaredFile): Promise<'kept' | 'absent'> {
    return await this.sizeOf(file.name) === file.bytes ? 'kept' : 'absent';
  }

  async sizeOf(name: string): Promise<number | null> {
    try {
      return (await stat(this.#pathOf(name))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async read(name: string, first: number, last: number): Promise<Readable> {
    return createReadStream(this.#pathOf(name), { start: first, end: last });
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
  }

  async tidy(now: Date): Promise<void> {
    const folder = join(this.#needs.folder, PARTS);
    for (const part of await readdir(folder).catch(() => [])) {
      const path = join(folder, part);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < now.getTime() - PART_LASTS_MS) await rm(path, { force: true });
    }
  }

  #pathOf(name: string): string {
    return join(this.#needs.folder, name);
  }
}

/** A name is on the disk when its folder is: else a file that was answered for could be gone after a power cut. */
async function keepNames(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
