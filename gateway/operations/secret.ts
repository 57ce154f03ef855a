import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'secrets.json';

/** The secret that was made at the first start; without it sealed sign-in keys cannot be read. */
export function saveSecret(dataDir: string, folder: string): boolean {
  const made = join(dataDir, FILE);
  if (!existsSync(made)) return false;
  copyFileSync(made, join(folder, FILE));
  return true;
}

/** The one of a house that was only started is kept beside it. */
export function bringSecretBack(dataDir: string, folder: string): void {
  const kept = join(folder, FILE);
  if (!existsSync(kept)) return;
  const here = join(dataDir, FILE);
  if (existsSync(here)) renameSync(here, `${here}.before-restore`);
  copyFileSync(kept, here);
}
