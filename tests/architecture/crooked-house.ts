import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, readSources, type Source } from './sources.ts';

const ROOT = join(process.cwd(), 'tests/architecture/fixtures/crooked-house');
const FOLDERS = ['subgraphs', 'gateway', 'identity', 'admin', 'bench', 'tests', 'docs'];

/** A house that breaks each rule at least once, beside neighbours that keep it. */
export function crookedSources(): Source[] {
  return readSources(ROOT, FOLDERS);
}

export function crookedFiles(): { path: string; text: string }[] {
  return listFiles(ROOT, FOLDERS).map((path) =>
    ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}
