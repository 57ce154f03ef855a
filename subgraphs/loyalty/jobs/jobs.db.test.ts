import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { holdPoints } from '../commands/holds/hold-points.ts';
import { seededRandom } from '../../kernel/seed.ts';
import { loyalty } from '../index.ts';
import { ledgerInvariants } from '../queries/reports.ts';
import { accountOf, at, enrol, memberWith, sale, sell } from '../tests/sales.ts';
import { jobs } from './jobs.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());

interface Expired {
  at: Date; points: bigint; to_available: bigint; to_expired: bigint; available_after: bigint; line_no: number;
}

/** What an expiry leaves: its postings, the lots, what the audit says, and the sums of the days. */
async function leftOf(memberId: string) {
  const postings = await g.sql.all<Expired>`select at, points, to_available, to_expired, available_after, line_no
    from points_transaction where member_id = ${memberId} and kind = 'expiry' order by line_no`;
  const lots = await g.sql.all`select l.amount, l.remaining, l.expired, l.state, l.expires_at, t.at as said_at
    from lot l left join points_transaction t on t.member_id = l.member_id and t.reason = 'lot:' || l.id
    where l.member_id = ${memberId} and l.expires_at <= ${g.clock.now()} order by l.expires_at, l.amount`;
  const [audited] = await g.sql.all<{ after: unknown }>`select after from audit_record
    where subject_id = ${memberId} and after ? 'expired'`;
  return { postings, lots, audited: audited?.after };
}

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

it('writes for many at night what a deed of each would have written', async () => {
  g.clock.set('2026-09-15T04:00:00Z');
  const random = seededRandom(7);
  const pairs: [string, string][] = [];
  for (let pair = 0; pair < 8; pair += 1) {
    const sales = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
      base: BigInt(10_000 + Math.floor(random() * 90_000)),
      paidAt: at(`202${4 + Math.floor(random() * 2)}-0${1 + Math.floor(random() * 8)}-11T04:00:00Z`) }));
    const twins = [await enrol(g), await enrol(g)] as [string, string];
    for (const memberId of twins) {
      for (const { base, paidAt } of [...sales, { base: 100_000n, paidAt: at('2026-09-01T04:00:00Z') }]) {
        await sell(g, sale(memberId, [{ marginClass: 'A', base }], { paidAt, deliveredAt: paidAt }));
      }
    }
    pairs.push(twins);
  }
  // Everything but the last one of each has ended.
  g.clock.set('2029-06-01T00:00:00Z');
  for (const [, alone] of pairs) {
    expect(await g.runBatch(holdPoints, [{
      input: { memberId: alone, points: 1n, purpose: 'gift', ttlMinutes: 60 } }])).toMatchObject([{ ok: true }]);
  }
  const told = (await g.events('points.posted.v1')).length;
  await run('expire-lots');
  const news = (await g.events('points.posted.v1')).slice(told);
  for (const [atNight, alone] of pairs) {
    const left = await leftOf(atNight);
    expect(left).toEqual(await leftOf(alone));
    expect(left.postings.length).toBeGreaterThan(0);
    expect(left.audited).toMatchObject({ expired: expect.anything() });
    expect(news.filter(({ memberId }) => memberId === atNight)).toMatchObject(
      [{ kind: 'expiry', available: left.postings.at(-1)!.available_after }]);
  }
  // Whoever is told again finds nothing.
  await run('expire-lots');
  expect((await g.events('points.posted.v1')).length).toBe(told + pairs.length);
  expect(await ledgerInvariants(g.sql)).toMatchObject({ balanceDifferences: 0, lotDifferences: 0, holdDifferences: 0 });
});
