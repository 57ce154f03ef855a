import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isIntrospectionType } from 'graphql';
import { composeSupergraph } from '../../gateway/compose.ts';
import { publicApi } from '../../gateway/schema-files.ts';
import { earlierVersion } from './earlier-version.ts';
import { houseSchemas } from '../kit/schemas.ts';
import { ROOT } from './house.ts';
import { checkBreakingChanges } from './sdl/breaking-changes.ts';
import { shown } from './sources.ts';

describe('schema/', () => {
  it('holds what the code prints (npm run schema), and nothing else', () => {
    const printed = houseSchemas();
    expect(readdirSync(join(ROOT, 'schema')).sort()).toEqual([...printed.keys()].sort());
    const stale = [...printed].filter(([name, text]) =>
      readFileSync(join(ROOT, 'schema', name), 'utf8') !== text).map(([name]) => name);
    expect(stale).toEqual([]);
  });

  it('breaks no client without a word in docs/schema-changes.md', async () => {
    const now = houseSchemas().get('api.graphql')!;
    const notes = readFileSync(join(ROOT, 'docs/schema-changes.md'), 'utf8');
    const before = earlierVersion(ROOT, 'schema/api.graphql', now);
    expect(shown(await checkBreakingChanges(before, now, notes))).toEqual([]);
  });
});

describe('the public API', () => {
  const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", '
    + 'import: ["@key", "@inaccessible", "@requiresScopes"])';

  it('is the graph without federation and without what is hidden, sorted', () => {
    const sdl = publicApi(composeSupergraph([
      { name: 'zoo', sdl: `${LINK} type Query { zebra: Zebra @requiresScopes(scopes: [["zoo:read"]])
        ape: String } "Striped." type Zebra @key(fields: "id") { id: ID! secret: Int @inaccessible }` },
    ]));
    expect(sdl).toBe('type Query {\n  ape: String\n  zebra: Zebra\n}\n\n"""Striped."""\n'
      + 'type Zebra {\n  id: ID!\n}\n');
  });

  it('of the house stands by itself', () => {
    const types = Object.values(buildSchema(houseSchemas().get('api.graphql')!).getTypeMap());
    const names = types.filter((type) => !isIntrospectionType(type)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Member', 'Order', 'LoyaltyAccount', 'Node']));
    expect(names.filter((name) => /^join__|^link__|^_/.test(name))).toEqual([]);
  });
});

describe('breaking changes', () => {
  const BEFORE = 'type Query { member(id: ID!): String orders: Int } enum Tier { GOLD JADE }';
  const AFTER = 'type Query { member(id: ID!, on: String!): String stock: Int } enum Tier { GOLD }';

  it('are found: removed, narrowed, newly demanded', async () => {
    const notes = 'See `Query.orders`.\n';
    const found = shown(await checkBreakingChanges(BEFORE, AFTER, notes));
    expect(found.map((line) => /Announce `(.+)` in/.exec(line)?.[1]).sort())
      .toEqual(['Query.member.on', 'Query.orders', 'Tier.JADE']);
  });

  it('pass once each has its line', async () => {
    const notes = '- 2026-12-01 `Query.orders` went: ask `x`\n* `Tier.JADE` was never given\n'
      + '- `Query.member.on` is needed\n';
    expect(await checkBreakingChanges(BEFORE, AFTER, notes)).toEqual([]);
  });

  it('are no additions', async () => {
    expect(await checkBreakingChanges('type Query { a: Int }', 'type Query { a: Int! b: Int }', ''))
      .toEqual([]);
  });
});

describe('the earlier version', () => {
  let folder: string;
  const commit = (text: string): void => {
    writeFileSync(join(folder, 'api.graphql'), text);
    const git = (...args: string[]): void => {
      execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args]);
    };
    git('add', '.');
    git('commit', '-q', '-m', text);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'karat-history-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is that of HEAD while changing, the one before once committed, none without history', () => {
    expect(earlierVersion(folder, 'api.graphql', 'one')).toBeNull();
    execFileSync('git', ['-C', folder, 'init', '-q']);
    expect(earlierVersion(folder, 'api.graphql', 'one')).toBeNull();
    commit('one');
    expect(earlierVersion(folder, 'api.graphql', 'one')).toBeNull();
    expect(earlierVersion(folder, 'api.graphql', 'two')).toBe('one');
    commit('two');
    expect(earlierVersion(folder, 'api.graphql', 'two')).toBe('one');
    expect(earlierVersion(folder, 'api.graphql', 'three')).toBe('two');
  });
});
