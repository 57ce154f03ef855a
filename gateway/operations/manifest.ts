import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readFileName } from '../../subgraphs/kernel/files/file-name.ts';
import { FILES_FOLDER } from '../../subgraphs/kernel/files/open-files.ts';
import { OperationError } from './operation-error.ts';

/** What a backup is: written last, so that a folder without it is no backup. */
export interface Manifest {
  readonly format: 1;
  readonly takenAt: string;
  readonly postgres: string;
  /** Schema → migrations its tables had. */
  readonly migrations: Readonly<Record<string, readonly string[]>>;
  readonly tables: readonly DumpedTable[];
  /** Whether the secret that seals sign-in keys lies beside it. */
  readonly hasSecret: boolean;
  /** Names of uploaded files that lie beside it, each with its SHA-256 in it; absent in backups of before. */
  readonly files?: readonly string[];
}

export interface DumpedTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly file: string;
  /** Of the file as it lies there, compressed. */
  readonly sha256: string;
}

const MANIFEST = 'manifest.json';

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`,
    { mode: 0o600, flag: 'wx' });
}

/** Reads it and looks at every file before anything is written anywhere. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = parse(folder);
  for (const { file, sha256 } of manifest.tables) {
    const found = await hashOf(join(folder, file)).catch(() => 'missing');
    if (found !== sha256) {
      throw new OperationError('BACKUP_DAMAGED', `${file} is not what was backed up.`);
    }
  }
  for (const name of manifest.files ?? []) {
    const found = await hashOf(join(folder, FILES_FOLDER, name)).catch(() => 'missing');
    if (found !== readFileName(name)?.sha256) {
      throw new OperationError('BACKUP_DAMAGED', `${FILES_FOLDER}/${name} is not what was backed up.`);
    }
  }
  return manifest;
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function parse(folder: string): Manifest {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch (cause) {
    throw new OperationError('NO_BACKUP',
      `${folder} holds no whole backup: its ${MANIFEST} cannot be read.`, { cause });
  }
  throw new OperationError('BACKUP_NEWER', `${folder} was written by a newer Karat.`);
}
