import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { kernelMigrations } from '../../subgraphs/kernel/database/kernel-migrations.ts';
import { IDENTITY_MIGRATIONS } from '../../identity/index.ts';

export const RELEASED = join('tests', 'faults', 'released');
const MARK = '-- migration: ';

/** Schema → its migrations as one text, each under a line with its name. */
export function migrationTexts(): Map<string, string> {
  const lists = [
    ...SUBGRAPHS.map(({ name, migrations }) =>
      [name, [...kernelMigrations(name), ...migrations]] as const),
    ['identity', IDENTITY_MIGRATIONS] as const,
  ];
  return new Map(lists.map(([name, migrations]) => [name,
    migrations.map((migration) => `${MARK}${migration.name}\n${migration.sql.trim()}\n`).join('\n')]));
}

/** The migrations inside such a text. */
export function readMigrationText(text: string): { name: string; sql: string }[] {
  return text.split(MARK).slice(1).map((part) => {
    const end = part.indexOf('\n');
    return { name: part.slice(0, end), sql: part.slice(end + 1).trim() };
  });
}

/** `npm run release:schema -- 0.1.0`: what is released from now on stands there and never changes. */
export function writeRelease(version: string): void {
  const folder = join(RELEASED, version);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of migrationTexts()) writeFileSync(join(folder, `${name}.sql`), text);
}
