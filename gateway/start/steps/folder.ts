import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '../../postgres/index.ts';
import { StartError } from '../../postgres/start-error.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

/** Opens the data folder and keeps a second start out of it. */
export async function openFolder(dataDir: string): Promise<Started<string>> {
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
