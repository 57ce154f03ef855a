import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { holdPoints } from '../commands/holds/hold-points.ts';
import { loyalty } from '../index.ts';
import { accountOf, at, enrol, memberWith, sale, sell } from '../tests/sales.ts';
import { jobs } from './jobs.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());

const run = async (name: string) => {
  const job = jobs.find((candidate) => candidate.name === name)!;
  await job.run(g.runtime.handlers, null, g.runtime.services);
};

it('each works through everything that is due and then stops', async () => {
  const waiting = await enrol(g);
  await sell(g, sale(waiting, [{ marginClass: 'A', base: 500_000n }],
    { paidAt: at('2026-09-14T04:00:00Z'), deliveredAt: at('2026-09-14T04:00:00Z') }));
  const holder = await memberWith(g, 1_000n);
  await g.runBatch(holdPoints, [{
    input: { memberId: holder, points: 400n, purpose: 'gift', ttlMinutes: 60 } }]);
  g.clock.set('2026-09-21T04:00:00Z');
  await run('activate-points');
  await run('void-holds');
  expect(await accountOf(g, waiting)).toMatchObject({ available: 6_000n, tier: 'gold', pending: 0n });
  expect(await accountOf(g, holder)).toMatchObject({ available: 1_000n, held: 0n });
  g.clock.set('2030-01-01T00:00:00Z');
  await run('expire-lots');
  await run('review-tiers');
  expect((await accountOf(g, holder)).available).toBe(0n);
  // Two steps in one go: gold ended in 2028 with its grace; silver is valid until the end of 2030.
  expect(await accountOf(g, waiting)).toMatchObject({ available: 0n, tier: 'silver' });
  const changes = (await g.events('tier.changed.v1')).filter((e) => e.memberId === waiting);
  expect(changes.map((e) => e.to)).toEqual(['gold', 'gold', 'silver']);
  // Asked for, not due.
  expect(jobs.filter((job) => !job.cron).map(({ name }) => name)).toEqual(['prove-ledger']);
  // Nobody can repeat a round of a job, so that no key is kept of it.
  expect(await g.sql.all`select command from idempotency
    where command ~ '(activate|expire|void|review)'`).toEqual([]);
});
