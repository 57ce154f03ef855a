import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileName } from '../../subgraphs/kernel/files/file-name.ts';
import { FILES_FOLDER } from '../../subgraphs/kernel/files/open-files.ts';

/**
 * Copies the files of the data folder beside the tables, and answers their names. It comes after the snapshot: what
 * that names is still there, since a file goes only a day after the last product let go of it.
 */
export async function saveFiles(dataDir: string, folder: string): Promise<readonly string[]> {
  const from = join(dataDir, FILES_FOLDER);
  const names = existsSync(from) ? (await readdir(from)).filter((name) => readFileName(name) !== null).sort() : [];
  if (names.length > 0) await mkdir(join(folder, FILES_FOLDER), { mode: 0o700 });
  const kept: string[] = [];
  for (const name of names) {
    if (await copied(join(from, name), join(folder, FILES_FOLDER, name))) kept.push(name);
  }
  return kept;
}

/** Copies them back; a file that is there already is the same. */
export async function bringFilesBack(dataDir: string, folder: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await mkdir(join(dataDir, FILES_FOLDER), { recursive: true, mode: 0o700 });
  for (const name of names) {
    await copyFile(join(folder, FILES_FOLDER, name), join(dataDir, FILES_FOLDER, name), constants.COPYFILE_FICLONE);
  }
}

/** False: it was swept at this very moment. */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
