import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationTexts, readMigrationText, RELEASED } from './release-schema.ts';

/** What somebody's database may have run: a line for each migration, the hash of its text and its name. */
export const LANDED = join(RELEASED, 'landed.sha256');

type Hashes = ReadonlyMap<string, string>;

/** Schema and name of each migration of this Karat, the kernel's in every schema, to the hash of its text. */
export function migrationHashes(): Hashes {
  return new Map([...migrationTexts()].flatMap(([schema, text]) =>
    readMigrationText(text).map(({ name, sql }) =>
      [`${schema}/${name}`, createHash('sha256').update(sql).digest('hex')] as const)));
}

/** Throws on a name that stands twice: two branches that both brought it are not to be told apart. */
export function readLanded(text: string): Hashes {
  const landed = new Map<string, string>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [hash = '', name = ''] = line.split('  ');
    if (landed.has(name)) throw new Error(`${name} stands twice in ${LANDED}`);
    landed.set(name, hash);
  }
  return landed;
}

/** Landed migrations that are missing or say something else by now. */
export function changedSince(landed: Hashes, now: Hashes): string[] {
  return [...landed].filter(([name, hash]) => now.get(name) !== hash).map(([name]) => name);
}

/** `npm run release:schema -- landed`: adds what is new, and answers what may not have been changed. */
export function addLanded(): string[] {
  const landed = readLanded(readFileSync(LANDED, 'utf8'));
  const now = migrationHashes();
  const changed = changedSince(landed, now);
  if (changed.length === 0) {
    const lines = [...now].map(([name, hash]) => `${hash}  ${name}\n`);
    const byName = (a: string, b: string) => (a.slice(66) < b.slice(66) ? -1 : 1);
    writeFileSync(LANDED, lines.sort(byName).join(''));
  }
  return changed;
}
