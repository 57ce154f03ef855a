import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../gateway/postgres/processes.ts';
import { writeRun } from './env.ts';

const PREFIX = 'karat-test-';

/** Opens a folder for this run; PostgreSQL starts in it only when a test first asks for a database. */
export default function setUp(): void {
  mkdirSync(tmpdir(), { recursive: true });
  sweepDeadRuns();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // PostgreSQL may run as another account (under root) and has to reach its data below.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'owner'), String(process.pid));
  writeRun(folder, process.pid);
}

/** A run that was killed could not tidy up; its server was stopped by its watcher. */
function sweepDeadRuns(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const owner = Number(readFileSync(join(folder, 'owner'), 'utf8'));
      if (!isAlive(owner)) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's folder, or one that is being made or swept at this moment.
    }
  }
}
