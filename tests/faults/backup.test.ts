import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { backUp } from '../../gateway/operations/backup.ts';
import { knownMigrations, prepareDatabase, SCHEMAS } from '../../gateway/operations/prepare.ts';
import { restore } from '../../gateway/operations/restore.ts';
import { readRun } from '../kit/env.ts';
import { startTestGraph, type TestGraph } from '../kit/graph.ts';
import { testDatabase } from '../kit/postgres.ts';
import { until } from '../kit/until.ts';
import { findBrokenPromises } from './checkers/answers.ts';
import { findFaults } from './checkers/index.ts';
import { waitUntilSettled } from './checkers/settled.ts';
import { readSeed } from './env.ts';
import { openBrand, type Brand } from './load/brand.ts';
import { doorOf } from './load/door.ts';
import { openHouseOn } from './load/open-on.ts';
import { planLoad } from './load/plan.ts';
import { runLoad, type Done } from './load/run-load.ts';

const SEED = readSeed() + 200;
const newFolder = (): string => join(mkdtempSync(join(readRun().folder, 'backup-')), 'b');

let graph: TestGraph;
let brand: Brand;
let folder: string;
/** What had been answered when the backup began: all of it must be in it. */
let promised: Done[];
beforeAll(async () => {
  graph = await startTestGraph();
  brand = await openBrand(doorOf(graph));
  graph.clock.advance(60_000);
  folder = newFolder();
  const load = runLoad(brand, planLoad(SEED, { members: 8, actions: 60, drops: 2 }));
  await until(() => load.done.length >= 20);
  promised = [...load.done];
  await backUp(needs(folder));
  await load.finish();
  await graph.settled();
}, 240_000);
afterAll(() => graph.stop());

const needs = (into: string) => ({
  databaseUrl: graph.databaseUrl, folder: into, schemas: SCHEMAS, now: graph.clock.now(),
  copySecret: () => false,
});
const restoreTo = (databaseUrl: string, from: string, known = knownMigrations()) => restore({
  databaseUrl, folder: from, schemas: SCHEMAS, known,
  prepare: (migrations) => prepareDatabase(databaseUrl, migrations),
});

describe('a backup taken under load', () => {
  it('is known to the house, which says how old it is', async () => {
    const client = new pg.Client({ connectionString: graph.databaseUrl });
    await client.connect();
    const { rows } = await client.query('select taken_at from karat.backup').finally(() => client.end());
    expect(rows).toHaveLength(1);
  });

  it(`is whole when restored, goes on with what was under way, and is worked on (seed ${SEED})`,
    async () => {
      const database = await testDatabase();
      await restoreTo(database.url, folder);
      const { house, door } = await openHouseOn(database.url, graph.clock.now());
      await waitUntilSettled(database.url);
      expect(await findFaults(database.url, graph.clock.now())).toEqual([]);
      const kept = { done: promised, open: [], unanswered: 0 } as never;
      expect(await findBrokenPromises(database.url, kept)).toEqual([]);
      const load = runLoad({ ...brand, door },
        planLoad(SEED + 1, { members: 8, actions: 30, drops: 2 }));
      await load.finish();
      await waitUntilSettled(database.url);
      expect(await findFaults(database.url, graph.clock.now())).toEqual([]);
      expect(await findBrokenPromises(database.url, load)).toEqual([]);
      await house.close();
      await database.drop();
    }, 180_000);

  it('holds every row of a house at rest, also what policies and triggers guard', async () => {
    const database = await testDatabase();
    const atRest = newFolder();
    const manifest = await backUp(needs(atRest));
    await restoreTo(database.url, atRest);
    for (const table of manifest.tables) {
      const sum = `select count(*) as n, coalesce(sum(hashtextextended(t::text, 0)), 0) as sum
        from ${table.schema}.${table.name} t`;
      expect([table.name, await one(database.url, sum)])
        .toEqual([table.name, await one(graph.databaseUrl, sum)]);
    }
    expect(manifest.tables.map(({ name }) => name)).toEqual(expect.arrayContaining([
      'points_entry', 'install_key', 'item_cost', '_private_jobs', 'person_visibility']));
    const disabled = await one(database.url,
      `select count(*) as n from pg_trigger where tgenabled = 'D'`);
    expect(disabled).toEqual({ n: '0' });
    await database.drop();
  }, 180_000);

  it('is refused where it would mix or mislead, and changes nothing then', async () => {
    await expect(backUp(needs(folder))).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    await expect(restoreTo(graph.databaseUrl, folder)).rejects.toMatchObject({ code: 'NOT_EMPTY' });
    await expect(restoreTo(graph.databaseUrl, newFolder()))
      .rejects.toMatchObject({ code: 'NO_BACKUP' });
    const older = { ...knownMigrations(), loyalty: ['kernel-0001'] };
    await expect(restoreTo(graph.databaseUrl, folder, older))
      .rejects.toMatchObject({ code: 'BACKUP_NEWER' });
    const database = await testDatabase();
    const file = readdirSync(folder).find((name) => name.startsWith('loyalty.account'))!;
    const sound = readFileSync(join(folder, file));
    writeFileSync(join(folder, file), sound.subarray(0, sound.length - 20));
    await expect(restoreTo(database.url, folder)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    expect(await one(database.url, `select count(*) as n from pg_namespace
      where nspname = 'loyalty'`)).toEqual({ n: '0' });
    writeFileSync(join(folder, file), sound);
    await database.drop();
  }, 180_000);
});

async function one(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows[0];
  } finally {
    await client.end();
  }
}
