import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { closeOutlet } from '../commands/network/close-outlet.ts';
import { releaseRebates } from '../commands/rebates/release-rebates.ts';
import { franchises } from '../index.ts';
import { day, FA, openNetwork, sale, STORE_A, STORE_B, WEB } from '../tests/network.ts';

let graph: TestSubgraph;
beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-15T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
});
afterAll(() => graph.stop());

const run = async (name: string, input: unknown = null, cron = true) => {
  const job = franchises.jobs.find((candidate) => candidate.name === name)!;
  expect(job.cron ?? '').toMatch(cron ? /^\S+ \S+ \S+ \S+ \S+$/ : /^$/);
  await job.run(graph.runtime.handlers, input, graph.runtime.services);
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
  expect((await graph.run(releaseRebates, { limit: 0 }))).toEqual({ ok: true, value: { released: 0 } });
  await run('release-rebates');
  expect(await graph.sql.all`select state from rebate`).toEqual([{ state: 'payable' }]);
});

it('closes an outlet of many members: some at once, the others by a job as of the same moment', async () => {
  const members = Array.from({ length: 501 }, () => newId());
  const orders = members.map((member) => sale(member, STORE_B, '2026-10-10'));
  for (let start = 0; start < orders.length; start += 250) {
    await graph.runBatch(takeOrders, orders.slice(start, start + 250).map((input) => ({ input })));
  }
  const close = { id: STORE_B, expectedVersion: 1, reason: 'lease ended' };
  const asked = { actor: operator() };
  const all = { ok: true, value: { id: STORE_B, movedMembers: 501 } };
  expect(await graph.run(closeOutlet, close, { ...asked, dryRun: true })).toEqual(all);
  expect(await graph.run(closeOutlet, close, asked)).toEqual(all);
  const moved = () => graph.sql.all<{ starts_at: Date; members: bigint }>`
    select starts_at, count(*) as members from attribution where reason = 'outlet_closed' group by 1`;
  const closedAt = graph.clock.now();
  expect(await moved()).toEqual([{ starts_at: closedAt, members: 500n }]);
  graph.clock.set(day('2026-11-20'));
  await run('move-members', { outletId: STORE_B }, false);
  await run('move-members', { outletId: STORE_B }, false);
  expect(await moved()).toEqual([{ starts_at: closedAt, members: 501n }]);
});
