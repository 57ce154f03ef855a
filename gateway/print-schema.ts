import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPHS } from '../subgraphs/all.ts';
import { schemaFiles } from './schema-files.ts';

/** `npm run schema` writes `schema/` from code; with --check it only tells what is stale. */
const folder = join(process.cwd(), 'schema');
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, text] of schemaFiles(SUBGRAPHS)) {
  const path = join(folder, name);
  if (read(path) === text) continue;
  stale.push(name);
  if (!check) writeFileSync(path, text);
}
if (check && stale.length > 0) {
  console.error(`schema/ is stale: ${stale.join(', ')}. Run: npm run schema`);
  process.exitCode = 1;
} else {
  console.log(stale.length > 0 ? `written: ${stale.join(', ')}` : 'schema/ is fresh');
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
