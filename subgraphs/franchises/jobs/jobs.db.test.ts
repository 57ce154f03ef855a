import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { franchises } from '../index.ts';
import { day, FA, openNetwork, sale, STORE_A, WEB } from '../testing.ts';

let graph: TestSubgraph;
beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-15T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
});
afterAll(() => graph.stop());

const run = async (name: string) => {
  const job = franchises.jobs.find((candidate) => candidate.name === name)!;
  expect(job.cron).toMatch(/^\S+ \S+ \S+ \S+ \S+$/);
  await job.run(graph.runtime.handlers, null, graph.runtime.services);
};

it('tells outlets again whose news once said less', async () => {
  const told = async () => (await graph.events('outlet.changed.v1')).length;
  await run('tell-outlets-anew');
  const before = await told();
  await graph.sql.run`update outlet set told_form = 0, closed_at = ${day('2026-03-01')}, closed_reason = 'moved out'
    where id = ${STORE_A}`;
  await run('tell-outlets-anew');
  await run('tell-outlets-anew');
  expect(await told()).toBe(before + 1);
  expect((await graph.events('outlet.changed.v1')).at(-1)).toMatchObject({
    outletId: STORE_A, version: 2n, closed: true, closedAt: day('2026-03-01') });
  await graph.sql.run`update outlet set closed_at = null, closed_reason = null where id = ${STORE_A}`;
});

it('renews every period that ended, in as many rounds as it takes; releases rebates', async () => {
  const members = Array.from({ length: 501 }, () => newId());
  const orders = members.map((member) => sale(member, STORE_A, '2024-10-10'));
  const held = sale(members[0]!, WEB, '2026-09-14');
  for (let start = 0; start < orders.length; start += 250) {
    await graph.runBatch(takeOrders,
      orders.slice(start, start + 250).map((input) => ({ input })));
  }
  await graph.runBatch(takeOrders, [{ input: held }]);
  const ended = () => graph.sql.one<{ count: bigint }>`select count(*) from attribution a
    where ends_at <= ${graph.clock.now()} and not exists (select 1 from attribution b
      where b.member_id = a.member_id and b.starts_at > a.starts_at)`;
  graph.clock.set(day('2026-11-01'));
  expect((await ended()).count).toBe(501n);
  await run('renew-attributions');
  expect((await ended()).count).toBe(0n);
  expect(await graph.sql.all`select distinct franchise_id, starts_at, ends_at from attribution
    where reason = 'contribution' and franchise_id is not null`).toEqual([{
    franchise_id: FA, starts_at: new Date('2026-10-31T16:00:00Z'),
    ends_at: new Date('2028-10-31T16:00:00Z'),
  }]);
  await run('release-rebates');
  expect(await graph.sql.all`select state from rebate`).toEqual([{ state: 'payable' }]);
});
