import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { prepareDatabase } from '../../gateway/operations/prepare.ts';
import {
  migrationTexts, readMigrationText, RELEASED,
} from '../../gateway/operations/release-schema.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { campaigns0200 } from '../../subgraphs/campaigns/persistence/migrations/0200-lapsing-claims.ts';
import type { SqlMigration } from '../../subgraphs/kernel/database/migration.ts';
import type { Subgraph } from '../../subgraphs/kernel/define-subgraph.ts';
import { testDatabase, type TestDatabase } from '../kit/postgres.ts';
import { findBrokenPromises } from './checkers/answers.ts';
import { findFaults } from './checkers/index.ts';
import { waitUntilSettled } from './checkers/settled.ts';
import { readSeed } from './env.ts';
import { openBrand, type Brand } from './load/brand.ts';
import { openHouseOn } from './load/open-on.ts';
import { planLoad } from './load/plan.ts';
import { runLoad, type Load } from './load/run-load.ts';

const FIRST = '0.1.0';
const SEED = readSeed() + 300;
const START = new Date('2026-09-15T04:00:00Z');
const NOW = new Date(START.getTime() + 60_000);

const ownerOf = ({ name }: { name: string }): string => name.replace(/-\d+$/, '');

describe('released migrations', () => {
  const versions = readdirSync(RELEASED, { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

  it('begin with the first release', () => {
    expect(versions[0]).toBe(FIRST);
  });

  it.each(versions)('stand in the code as %s released them: a change is a new migration', (version) => {
    const now = migrationTexts();
    for (const file of readdirSync(join(RELEASED, version))) {
      const released = readMigrationText(readFileSync(join(RELEASED, version, file), 'utf8'));
      const current = readMigrationText(now.get(file.replace('.sql', '')) ?? '');
      // The kernel's come before the subgraph's own, so each owner's stand in a row of their own.
      for (const owner of new Set(released.map(ownerOf))) {
        const [then, today] = [released, current].map((all) => all.filter((one) => ownerOf(one) === owner));
        expect([file, owner, today!.slice(0, then!.length)]).toEqual([file, owner, then]);
      }
    }
  });

  it('a changed or missing one would be found', () => {
    const text = '-- migration: a-0001\ncreate table a ();\n\n-- migration: a-0002\nselect 1;\n';
    expect(readMigrationText(text)).toEqual([
      { name: 'a-0001', sql: 'create table a ();' }, { name: 'a-0002', sql: 'select 1;' }]);
  });
});

/** Migrations as later releases will bring them: a filled column, a moved constraint, a new table. */
const LATER: Readonly<Record<string, string>> = {
  loyalty: `alter table lot add column channel text not null default 'unknown';
    update lot set channel = case when order_id is null then 'grant' else 'sale' end;
    alter table lot alter column channel drop default, add check (channel <> 'unknown');
    alter table lot alter column channel set default 'sale';`,
  orders: `create table order_total (order_id uuid primary key references sales_order (id),
      base_minor bigint not null);
    insert into order_total select id, base_minor - returned_base_minor from sales_order;`,
  franchises: `alter table rebate add column note text;
    create index rebate_note on rebate (note) where note is not null;`,
};

function withMigration(name: string, sql: string): Subgraph[] {
  const migration: SqlMigration = { name, sql };
  return SUBGRAPHS.map((subgraph) => (name.startsWith(subgraph.name)
    ? { ...subgraph, migrations: [...subgraph.migrations, migration] }
    : subgraph));
}

describe('a house with data of the first release', () => {
  let database: TestDatabase;
  let brand: Brand;
  let load: Load;
  beforeAll(async () => {
    database = await testDatabase();
    const released = Object.fromEntries(readdirSync(join(RELEASED, FIRST)).map((file) =>
      [file.replace('.sql', ''), readMigrationText(
        readFileSync(join(RELEASED, FIRST, file), 'utf8')).map(({ name }) => name)]));
    await prepareDatabase(database.url, released);
    const before = await openHouseOn(database.url, START);
    brand = await openBrand(before.door);
    await before.house.close();
    const { house, door } = await openHouseOn(database.url, NOW);
    load = runLoad({ ...brand, door }, planLoad(SEED, { members: 8, actions: 40, drops: 2 }));
    await load.finish();
    // Closed while consequences are still under way: the next release delivers them.
    await house.close();
  }, 240_000);
  afterAll(() => database.drop());

  it('is refused by a migration that fails, and stays as it was', async () => {
    const broken = withMigration('members-9001',
      'alter table member add column x int; select 1 / 0;');
    await expect(openHouseOn(database.url, NOW, broken)).rejects.toThrow('division by zero');
    const { rows } = await query(`select (select count(*) from information_schema.columns
        where table_schema = 'members' and table_name = 'member' and column_name = 'x')
      + (select count(*) from members.migration where name = 'members-9001') as n`);
    expect(rows).toEqual([{ n: '0' }]);
  }, 120_000);

  it(`keeps every rule through an upgrade and goes on (seed ${SEED})`, async () => {
    const later = SUBGRAPHS.map((subgraph) => {
      const sql = LATER[subgraph.name];
      return sql ? withMigration(`${subgraph.name}-9000`, sql)
        .find(({ name }) => name === subgraph.name)! : subgraph;
    });
    const { house, door } = await openHouseOn(database.url, NOW, later);
    await waitUntilSettled(database.url);
    expect(await findFaults(database.url, NOW)).toEqual([]);
    expect(await findBrokenPromises(database.url, load)).toEqual([]);
    const more = runLoad({ ...brand, door },
      planLoad(SEED + 1, { members: 8, actions: 30, drops: 2 }));
    await more.finish();
    await waitUntilSettled(database.url);
    expect(await findFaults(database.url, NOW)).toEqual([]);
    const { rows } = await query(`select count(*) filter (where channel = 'sale') > 0 as sale,
      count(*) filter (where channel = 'grant') > 0 as grant from loyalty.lot`);
    expect(rows).toEqual([{ sale: true, grant: true }]);
    await house.close();
  }, 180_000);

  it('takes an index that an earlier text of a migration brought as it is', async () => {
    const indexes = () => query(`select indexdef from pg_indexes where schemaname = 'campaigns' order by 1`);
    const before = (await indexes()).rows;
    expect(before.filter(({ indexdef }) => indexdef.includes('claim_lapsing'))).toHaveLength(1);
    await query(`set search_path = campaigns; ${campaigns0200.sql}`);
    expect((await indexes()).rows).toEqual(before);
  });

  async function query(statement: string): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }
});
