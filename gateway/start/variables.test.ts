import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROOMS } from '../../subgraphs/contracts/rooms.ts';
import { readAloneEnv } from '../../subgraphs/kernel/server/env.ts';
import { readMessagesEnv } from '../../subgraphs/outreach/calls/senders/env.ts';
import { readStartEnv } from './env.ts';
import { KNOWN_VARIABLES, variablesTable } from './variables.ts';

type Variables = Record<string, string | undefined>;

/** The names that a reader asks for, whatever it makes of them. */
function namesReadBy(read: (variables: Variables) => unknown, given: Variables): string[] {
  const names: string[] = [];
  read(new Proxy(given, { get: (target, name: string) => {
    names.push(name);
    return target[name];
  } }));
  return names;
}

const SECRET = 'x'.repeat(32);
const DATABASE = { DATABASE_URL: 'postgres://u:p@db/karat', KARAT_SECRET: SECRET };

describe('the table of variables', () => {
  it('has what the code reads, and nothing else', () => {
    const read = new Set([
      ...namesReadBy(readStartEnv, {}),
      ...namesReadBy(readMessagesEnv, {}),
      ...ROOMS.flatMap((room) => [
        ...namesReadBy((variables) => readAloneEnv(room, ROOMS, variables), DATABASE),
        ...namesReadBy((variables) => readAloneEnv(room, ROOMS, variables),
          { ...DATABASE, [`KARAT_${room.toUpperCase()}_DATABASE_URL`]: DATABASE.DATABASE_URL }),
      ]),
    ]);
    expect([...read].toSorted()).toEqual([...KNOWN_VARIABLES].toSorted());
  });

  it('is what operators read', () => {
    const [, written] = /<!-- variables -->\n([\s\S]*?)\n<!-- end -->/
      .exec(readFileSync('docs/operations.md', 'utf8'))!;
    // Written by `npm run schema`.
    expect(written).toBe(variablesTable());
  });

  it('knows every name that a text for people names', () => {
    for (const path of ['README.md', 'README.zh-CN.md', 'docs/operations.md', 'identity/README.md', 'gateway/README.md',
      'gateway/start/README.md']) {
      const names = readFileSync(path, 'utf8').match(/\b(KARAT|OIDC|OTEL)_[A-Z][A-Z_]*[A-Z]\b(?!_)/g) ?? [];
      const unknown = names.filter((name) => !KNOWN_VARIABLES.includes(name) && !name.startsWith('KARAT_TEST_'));
      expect([path, unknown]).toEqual([path, []]);
    }
  });
});
