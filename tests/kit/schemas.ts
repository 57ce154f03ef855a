import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles } from '../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { readRun } from './env.ts';

let printed: Map<string, string> | null = null;

/** What `npm run schema` would write now, by file name: composed once in a run, as each file would wait two seconds. */
export function houseSchemas(): ReadonlyMap<string, string> {
  printed ??= madeBefore() ?? makeForOthers();
  return printed;
}

const pathIn = (folder: string): string => join(folder, 'schemas.json');

function madeBefore(): Map<string, string> | null {
  const path = pathIn(readRun().folder);
  return existsSync(path) ? new Map(JSON.parse(readFileSync(path, 'utf8')) as [string, string][]) : null;
}

/** Two workers may both come first; what they write is the same. */
function makeForOthers(): Map<string, string> {
  const files = schemaFiles(SUBGRAPHS);
  const path = pathIn(readRun().folder);
  writeFileSync(`${path}.${process.pid}`, JSON.stringify([...files]));
  renameSync(`${path}.${process.pid}`, path);
  return files;
}
