import { listFiles, readSources, type Source } from './sources.ts';

/** The house from where npm runs: its root. */
export const ROOT = process.cwd();

export const PRODUCT = ['subgraphs', 'gateway', 'identity', 'admin', 'client', 'scripts'];
export const FOLDERS = [...PRODUCT, 'tests', 'bench'];

let read: Source[] | null = null;

/** Every TypeScript file of the house, parsed once per test file. */
export function houseSources(): Source[] {
  read ??= readSources(ROOT, FOLDERS);
  return read;
}

export function houseFiles(): string[] {
  return listFiles(ROOT, [...FOLDERS, 'docs', 'schema', '.ci']);
}
