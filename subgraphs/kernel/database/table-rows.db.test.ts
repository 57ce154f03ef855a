import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../tests/kit/postgres.ts';
import { t } from './columns.ts';
import { columnOf, defineTable, type NewRowOf, type RowOf } from './define-table.ts';
import { Sql } from './sql.ts';
import { columnsOf, takenFrom } from './table-rows.ts';

const ringTable = defineTable('room.ring', {
  id: t.uuid().primary(),
  seq: t.identity(),
  metal: t.word('gold', 'silver'),
  engraving: t.text().nullable(),
  weightMg: t.bigint(),
  tags: t.texts().defaultRaw(`'{}'`),
  ownerIds: t.uuids().defaultRaw(`'{}'`),
  stones: t.jsonb<{ carat: string }[]>().defaultRaw(`'[]'`),
  paidAt: t.timestamptz(),
  heavy: t.computed(t.bool(), 'weight_mg > 5000'),
  version: t.int().default(1),
});

let database: TestDatabase;
let kysely: Kysely<any>;
beforeAll(async () => {
  database = await testDatabase();
  kysely = new Kysely<any>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url, max: 1 }) }),
  });
  await new Sql(kysely).run`create table ring (id uuid primary key,
    seq bigint generated always as identity, metal text, engraving text, weight_mg bigint,
    tags text[] default '{}', owner_ids uuid[] default '{}', stones jsonb default '[]',
    paid_at timestamptz, heavy boolean generated always as (weight_mg > 5000) stored,
    version int default 1)`;
});
afterAll(async () => {
  await kysely.destroy();
  await database.drop();
});

const PAID = new Date('2026-09-15T04:00:00Z');
const id = (n: number): string => `018cc251-f400-7000-8000-00000000000${n}`;

it('writes and reads rows as the definition types them', async () => {
  const sql = new Sql(kysely);
  const rows: NewRowOf<typeof ringTable>[] = [
    { id: id(1), metal: 'gold', weightMg: 5200n, paidAt: PAID, tags: ['a"b', '囍, {x}'],
      ownerIds: [id(7), id(8)], stones: [{ carat: '0.3' }] },
    { id: id(2), metal: 'silver', engraving: 'L & Q', weightMg: 900n, paidAt: PAID, tags: [],
      ownerIds: [], stones: [] },
  ];
  await sql.insertInto(ringTable, rows);
  await sql.insertInto(ringTable, []);
  const kept = await sql.all<RowOf<typeof ringTable>>`
    select ${columnsOf(ringTable)} from ring order by id`;
  expect(kept.map((row) => ({ ...row, seq: Number(row.seq), weightMg: String(row.weightMg) }))).toEqual([
    { ...rows[0], weightMg: '5200', seq: 1, engraving: null, heavy: true, version: 1 },
    { ...rows[1], weightMg: '900', seq: 2, heavy: false, version: 1 },
  ]);
});

it('leaves to the database what no row speaks of, and takes what a conflict brings', async () => {
  const sql = new Sql(kysely);
  const row = { id: id(3), metal: 'gold', weightMg: 1n, paidAt: PAID, tags: ['one', 'two'] } as const;
  const again = `on conflict (id) do update set ${takenFrom(ringTable, ['weightMg', 'tags'])}`;
  await sql.insertInto(ringTable, [{ ...row, tags: ['one'] }]);
  await sql.insertInto(ringTable, [{ ...row, weightMg: 2n, tags: ['one', 'two'] }], again);
  expect(await sql.one`select ${columnsOf(ringTable, { as: 'r', only: ['tags', 'stones', 'version'] })}
    from ring r where id = ${id(3)}`).toEqual({ tags: ['one', 'two'], stones: [], version: 1 });
});

it('names columns as the house does', () => {
  expect(columnOf('classABps')).toBe('class_a_bps');
  expect(ringTable.table.columns.map(({ name }) => name)).toContain('owner_ids');
});
