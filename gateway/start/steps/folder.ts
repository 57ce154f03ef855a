import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '../../postgres/index.ts';
import { StartError } from '../../postgres/start-error.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

/** What a house leaves in its folder: its secret, its lock, its files, its PostgreSQL. */
const OURS = /^(secrets\.json|karat\.lock|media|postgres(\..+)?)$/;
/** What a file system or a desktop puts everywhere. */
const NOBODYS = /^(\..*|lost\+found)$/;

/** A slip in KARAT_DATA_DIR must not end in somebody else's folder, nor inside one's own database. */
function refuseForeign(dataDir: string): void {
  const names = namesIn(dataDir).filter((name) => !NOBODYS.test(name));
  if (names.length === 0 || names.some((name) => OURS.test(name))) return;
  const inside = names.includes('PG_VERSION');
  throw new StartError(
    'DATA_FOREIGN',
    inside ? `The data folder ${dataDir} is the database inside of one.`
      : `The data folder ${dataDir} holds no house but something else (${names.slice(0, 3).join(', ')}).`,
    inside ? 'Set KARAT_DATA_DIR to the folder above it.'
      : 'Set KARAT_DATA_DIR to the folder of your house, or to an empty one.',
  );
}

/** None where there is no folder yet; whether it can be made is seen next. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Opens the data folder and keeps a second start out of it. */
export async function openFolder(dataDir: string): Promise<Started<string>> {
  refuseForeign(dataDir);
  try {
    // Others may pass through (PostgreSQL's account must, under root); each file inside is closed.
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(
      'DATA_FOREIGN',
      `The data folder ${dataDir} cannot be written: ${(cause as Error).message}.`,
      'Give it to this user, or set KARAT_DATA_DIR to a folder of your own.',
      { cause },
    );
  }
  const lock = await lockFile(join(dataDir, 'karat.lock'), dataDir);
  return { value: dataDir, stop: () => lock.release() };
}
