import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../tests/kit/postgres.ts';
import { newId } from '../ids.ts';
import { Sql } from './sql.ts';

let database: TestDatabase;
let kysely: Kysely<any>;
beforeAll(async () => {
  database = await testDatabase();
  kysely = new Kysely<any>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url, max: 1 }) }),
  });
});
afterAll(async () => {
  await kysely.destroy();
  await database.drop();
});

it('writes every kind of value as it is', async () => {
  const sql = new Sql(kysely);
  await sql.run`create table kept (n bigint, t text, b boolean, at timestamptz, j jsonb, x bytea,
    u uuid, r numeric)`;
  const texts = ['', 'null', 'NULL', ' ', 'a"b\\c', '{a,b}', '金玉满堂', "it's", 'a\nb', 'plain-1', null];
  await sql.insertRows('kept', {
    n: 'bigint', t: 'text', b: 'boolean', at: 'timestamptz', j: 'jsonb', x: 'bytea', u: 'uuid',
    r: 'numeric',
  }, texts.map((t, index) => ({
    n: 9_007_199_254_740_993n * BigInt(-1) ** BigInt(index), t, b: index % 2 === 0,
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, index)), j: JSON.stringify({ t }),
    x: Buffer.from([0, 92, 34, index]), u: '018cc251-f400-7000-8000-000000000001', r: 1.5,
  })));
  const rows = await sql.all<any>`select n::text, t, b, at, j->>'t' as j, x, u, r from kept order by at`;
  expect(rows.map((row) => row.t)).toEqual(texts);
  expect(rows.map((row) => row.j)).toEqual(texts);
  expect(rows[1]).toEqual({
    n: '-9007199254740993', t: 'null', b: false, at: new Date('2026-01-01T00:00:01Z'), j: 'null',
    x: Buffer.from([0, 92, 34, 1]), u: '018cc251-f400-7000-8000-000000000001', r: '1.5',
  });
});

it('ids rise in the order they are made', () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  const at = new Date('2026-03-01T00:00:00Z');
  const ofOneMoment = Array.from({ length: 20_000 }, () => newId(at));
  expect(ofOneMoment.findIndex((id, index) => index > 0 && id <= ofOneMoment[index - 1]!)).toBe(-1);
  const of2024 = newId(new Date('2024-01-01T00:00:00Z'));
  expect(of2024.startsWith('018cc251-f400-7')).toBe(true);
});
