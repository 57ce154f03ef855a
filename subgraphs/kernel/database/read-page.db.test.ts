import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as part } from 'kysely';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { defineSubgraph } from '../define-subgraph.ts';
import { pageBounds } from '../graph/page.ts';
import { readPage, type Listing } from './read-page.ts';

const probe = defineSubgraph({
  name: 'pages', graph: { resolvers: [class {}], references: {} }, entities: [],
  migrations: [{ name: 'pages-0001', sql: `create table thing (
    id uuid primary key, at timestamptz not null, name text not null, size bigint not null)` }],
  handlers: [], jobs: [], nodes: {},
});

let house: TestSubgraph;
beforeAll(async () => {
  house = await startTestSubgraph(probe);
  // Many of one microsecond, name and size: the id decides.
  await house.sql.run`insert into thing select gen_random_uuid(),
    '2026-01-01'::timestamptz + (n % 7) * interval '1 microsecond', chr(65 + n % 5), n % 3 - 1
    from generate_series(1, 240) n`;
});
afterAll(() => house.stop());

const SORTS = [['at', 'timestamptz'], ['name', 'text'], ['size', 'bigint']] as const;
const ALL = [{ from: part`thing t`, where: part`true` }];
const ARMS = [0, 1, 2].map((rest) => (
  { from: part`thing t`, where: part`t.size = ${rest - 1} and t.name <> 'E'` }));

function listing(arms: Listing['arms'], [column, type]: (typeof SORTS)[number], descending: boolean): Listing {
  return { columns: part`t.id, t.name`, from: part`thing t`, key: 't.id', arms, descending,
    sort: [{ column: `t.${column}`, type }, { column: 't.id', type: 'uuid' }] };
}

async function walk(list: Listing, size: number, meanwhile = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: { id: string }[]; endCursor: string | null } =
      await readPage<{ id: string }>(house.sql, list, { limit: size, offset: 0, after });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.endCursor;
    await meanwhile();
  } while (after !== null);
  return ids;
}

describe.each(SORTS.flatMap((sort) => [true, false].map((down) => [sort[0], down, sort] as const)))(
  'by %s, descending %s', (_, down, sort) => {
    it.each([['one way', ALL, 'true'], ['three ways', ARMS, `name <> 'E'`]] as const)(
      'every row is met once, in order, by cursor and by number (%s)', async (_name, arms, where) => {
        const order = down ? 'desc' : 'asc';
        const wanted = (await house.sql.all<{ id: string }>`select id from thing
          where ${part.raw(where)} order by ${part.raw(`${sort[0]} ${order}, id ${order}`)}`)
          .map(({ id }) => id);
        const list = listing(arms, sort, down);
        expect(await walk(list, 60)).toEqual(wanted);
        expect(await walk(list, 41)).toEqual(wanted);
        const { rows, totalCount, totalCountIsExact } = await readPage<{ id: string }>(
          house.sql, list, { limit: 30, offset: 60 });
        expect([rows.map(({ id }) => id), totalCount, totalCountIsExact])
          .toEqual([wanted.slice(60, 90), wanted.length, true]);
      });
  });

describe('a list', () => {
  it('that grows while it is read doubles and loses none of what was there', async () => {
    const before = (await house.sql.all<{ id: string }>`select id from thing`).map(({ id }) => id);
    const grow = async () => { await house.sql.run`insert into thing
      values (gen_random_uuid(), now() + interval '1 year', 'NEW', 5), (gen_random_uuid(), '2020-01-01', 'OLD', 5)`; };
    const met = await walk(listing(ALL, SORTS[0], true), 50, grow);
    expect(new Set(met).size).toBe(met.length);
    expect(before.filter((id) => !met.includes(id))).toEqual([]);
    await house.sql.run`delete from thing where size = 5`;
  });

  it('is counted to 10,000 and no further', async () => {
    await house.sql.run`insert into thing select gen_random_uuid(), now(), 'MANY', 9 from generate_series(1, 9760)`;
    const count = async () => {
      const { totalCount, totalCountIsExact } = await readPage(house.sql, listing(ALL, SORTS[0], true),
        { limit: 1, offset: 0 });
      return [totalCount, totalCountIsExact];
    };
    expect(await count()).toEqual([10_000, true]);
    await house.sql.run`insert into thing values (gen_random_uuid(), now(), 'MANY', 9)`;
    expect(await count()).toEqual([10_000, false]);
    await house.sql.run`delete from thing where size = 9`;
  });

  const forged = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
  const ID = '018cc251-f400-7460-864b-cfd57887966c';
  it.each([
    'no base64 at all ☃', forged(), forged('2026-01-01T00:00:00.000000Z'), forged('today', ID),
    forged('2026-02-31T00:00:00.000000Z', ID), forged('2026-13-01T00:00:00.000000Z', ID),
    forged('infinity', ID), forged('\u0000', ID), forged('2026-01-01T00:00:00.000000Z', 'x'),
    forged('2026-01-01T00:00:00.000000Z', ID, 'more'), forged(1, 2), forged({}, []),
  ])('refuses the cursor %j', async (after) => {
    await expect(readPage(house.sql, listing(ALL, SORTS[0], true), { limit: 1, offset: 0, after }))
      .rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is numbered within the rows that are counted', () => {
    expect(pageBounds({ number: 400, size: 25 })).toEqual({ limit: 25, offset: 9_975 });
    expect(() => pageBounds({ number: 401, size: 25 })).toThrow('page.after');
    expect(pageBounds({ number: 9, size: 25, after: 'c' })).toEqual({ limit: 25, offset: 0, after: 'c' });
  });
});
