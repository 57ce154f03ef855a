import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PROOF_TABLE } from '../database/proof-table.ts';
import { defineSubgraph } from '../define-subgraph.ts';
import { defineProof, PROOF_RANGE, type ProofStage } from './proof.ts';

const stage = (table: string): ProofStage => ({
  table,
  check: async (sql, after, limit) => {
    const { last, seen, bad } = await sql.one<{ last: string | null; seen: number; bad: number }>`
      with part as (select * from thing where id > ${after}::uuid order by id limit ${limit})
      select (select id from part order by id desc limit 1) as last, count(*)::int as seen,
        (count(*) filter (where not good))::int as bad from part`;
    return { last: seen === limit ? last : null, counts: { [`${table}_seen`]: seen, bad } };
  },
});

const proof = defineProof('things', '0 0 * * *', [stage('thing'), stage('thing')]);
const probe = defineSubgraph({
  name: 'proofs', graph: { resolvers: [class {}], references: {} }, entities: [],
  migrations: [{ name: 'proofs-0001', sql: `${PROOF_TABLE} create table thing (id uuid primary key, good boolean)` }],
  handlers: [], jobs: proof.jobs, nodes: {},
});

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(probe); });
afterAll(() => house.stop());
beforeEach(async () => { await house.sql.run`truncate thing, proof_run`; });

const fill = (count: number) => house.sql.run`insert into thing
  select gen_random_uuid(), n % 1000 <> 0 from generate_series(1, ${count}::int) n`;
const ask = () => proof.ask(house.sql, house.clock.now());
const step = async () => {
  const outcome = await house.run(proof.step, {});
  return outcome.ok && outcome.value.done;
};

it('looks on the spot where everything fits into one range', async () => {
  await fill(1_000);
  expect(await ask()).toEqual(
    { counts: { thing_seen: 2_000, bad: 2 }, checkedAt: house.clock.now(), running: false });
});

it('answers a large house at once with what was found last, and goes on where it stood', async () => {
  await fill(2 * PROOF_RANGE + 7);
  expect(await ask()).toEqual({ counts: {}, checkedAt: null, running: false });
  expect(await house.run(proof.start, {})).toMatchObject({ ok: true });
  expect(await house.run(proof.start, {})).toMatchObject({ refusals: [{ code: 'ALREADY_RUNNING' }] });
  expect(await step()).toBe(false);
  expect(await ask()).toEqual({ counts: {}, checkedAt: null, running: true });
  let steps = 1;
  for (; !await step(); steps += 1) house.clock.advance(1_000);
  expect(steps).toBe(5);
  const found = { counts: { thing_seen: 4 * PROOF_RANGE + 14, bad: 20 }, checkedAt: house.clock.now(), running: false };
  expect(await ask()).toEqual(found);
  await house.sql.run`update thing set good = true`;
  expect(await ask()).toEqual(found);
  expect(await step()).toBe(true);
});

it('counts every row once, whatever whole number of ranges it is', async () => {
  await fill(2 * PROOF_RANGE);
  await house.run(proof.start, {});
  while (!await step());
  expect((await ask()).counts).toEqual({ thing_seen: 4 * PROOF_RANGE, bad: 20 });
});
