import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { fromJson } from '../../../kernel/json.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, at, bringBack, enrol, everything, memberWith, sale, sell } from '../../tests/sales.ts';
import { activatePoints } from '../points/activate-points.ts';
import { expireLots } from '../points/expire-lots.ts';
import { holdPoints } from '../holds/hold-points.ts';
import { reviewTiers } from '../review-tiers.ts';

let g: TestSubgraph;
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: NOW }); });
afterAll(() => g.stop());

/** After everything any test did, the ledger still proves itself. */
afterEach(async () => {
  g.clock.set(NOW);
  expect(await ledgerInvariants(g.sql)).toMatchObject({
    balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0, holdDifferences: 0,
    availableWithDebt: 0, validityDifferences: 0,
  });
});

describe('sales', () => {
  it('earn at once when the window is over, with tier, events and evidence', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 878_820n },
      { marginClass: 'C', base: 1_205_647n }, { marginClass: 'D', base: 2_680_000n }]);
    expect(await sell(g, facts)).toBeNull();
    expect(await accountOf(g, memberId)).toMatchObject({
      available: 15_367n, pending: 0n, growth: 28_228n, tier: 'gold', tier_provisional: false,
    });
    const changes = (await g.events('tier.changed.v1')).filter((e) => e.memberId === memberId);
    expect(changes.map((e) => [e.from, e.to, e.provisional, e.version])).toEqual([
      ['base', 'gold', true, 1n], ['gold', 'gold', false, 2n]]);
    const posted = (await g.events('points.posted.v1')).filter((e) => e.memberId === memberId);
    expect(posted).toMatchObject([{ kind: 'activation', available: 15_367n, debt: 0n,
      region: 'CN', issued: [{ funderId: null, points: 15_367n }] }]);
    const next = sale(memberId, [{ marginClass: 'A', base: 878_820n }, { marginClass: 'C', base: 1_205_647n }],
      { paidAt: new Date(facts.paidAt.getTime() + 1_000) });
    await sell(g, next);
    expect((await accountOf(g, memberId)).available).toBe(15_367n + 15_367n + 2_109n + 964n);
    // Sums are numbered by the account's lines, so that the later ones are known by whoever copies them.
    const numbers = (await g.events('points.posted.v1')).filter((e) => e.memberId === memberId).map((e) => e.version);
    const { lines } = await g.sql.one<{ lines: number }>`select lines from account where member_id = ${memberId}`;
    expect(numbers).toEqual([posted[0]!.version, BigInt(lines)]);
    expect(numbers[0]! < numbers[1]!).toBe(true);
  });

  it('the same order twice, by another event too, earns once', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 100_000n }]);
    const id = newId();
    await g.deliver('order.recorded.v1', facts.orderId, facts, id);
    await g.deliver('order.recorded.v1', facts.orderId, facts, id);
    await g.deliver('order.linked.v1', facts.orderId, facts);
    expect((await accountOf(g, memberId)).available).toBe(1_200n);
    // The order itself says that it was taken, so that no key is kept of it.
    expect(await g.sql.all`select key from idempotency where key like ${`%${id}`}`).toEqual([]);
  });

  it('arriving twice at the same moment earn once; sales of one member at once all count', async () => {
    const memberId = newId();
    const facts = sale(memberId, [{ marginClass: 'A', base: 10_000n }]);
    const others = Array.from({ length: 4 }, () => sale(memberId, [{ marginClass: 'A', base: 1_000n }]));
    const errors = await Promise.all([
      sell(g, facts), g.deliver('order.linked.v1', facts.orderId, facts),
      ...others.map((other) => sell(g, other)),
    ]);
    expect(errors).toEqual(Array(6).fill(null));
    expect((await accountOf(g, memberId)).available).toBe(120n + 4n * 12n);
  });

  it('open the account that an enrolment has not opened yet, and ignore unknown buyers', async () => {
    const memberId = newId();
    await sell(g, sale(memberId, [{ marginClass: 'B', base: 100_000n }], { region: 'MO', currency: 'HKD' }));
    await enrol(g, { memberId, region: 'MO' });
    expect((await accountOf(g, memberId)).available).toBe(800n);
    const before = await everything(g);
    await sell(g, sale(null, [{ marginClass: 'B', base: 100_000n }]));
    expect(await everything(g)).toEqual(before);
  });

  it('wait until the window ends; the delivery moves it; the job activates', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 416_667n }],
      { paidAt: at(NOW), deliveredAt: null, fulfilment: 'live' });
    await sell(g, facts);
    expect(await accountOf(g, memberId)).toMatchObject({
      available: 0n, pending: 5_000n, growth: 0n, pending_growth: 5_000n, tier: 'silver',
      tier_provisional: true,
    });
    await g.deliver('order.delivered.v1', facts.orderId,
      { orderId: facts.orderId, memberId, deliveredAt: at('2026-09-16T02:00:00Z') });
    const row = await g.sql.one<{ active_at: Date }>`
      select active_at from order_points where order_id = ${facts.orderId}`;
    expect(row.active_at).toEqual(at('2026-10-01T02:00:00Z'));
    g.clock.set('2026-10-01T01:59:59Z');
    await g.run(activatePoints, { limit: 10 });
    expect((await accountOf(g, memberId)).pending).toBe(5_000n);
    g.clock.set('2026-10-01T02:00:00Z');
    expect(await g.run(activatePoints, { limit: 10 })).toMatchObject({ value: { activated: 1 } });
    expect(await g.run(activatePoints, { limit: 10 })).toMatchObject({ value: { activated: 0 } });
    expect(await accountOf(g, memberId)).toMatchObject({
      available: 5_000n, pending: 0n, growth: 5_000n, pending_growth: 0n, tier_provisional: false,
    });
  });

  it('paid in another currency take the rate in force at payment, and wait for it', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'C', base: 888_800n }], { currency: 'HKD' });
    expect(await sell(g, facts)).toContain('not yet');
    const table = (rate: string, effectiveAt: string) => g.deliver('fx-table.published.v1', 'CN', {
      tableId: newId(), homeRegion: 'CN', effectiveAt: at(effectiveAt),
      rates: [{ from: 'HKD', to: 'CNY', rate }],
    });
    await table('0.9221', '2026-07-31T16:00:00Z');
    await table('0.8000', '2026-08-31T16:00:00Z');
    expect(await sell(g, facts)).toBeNull();
    expect((await accountOf(g, memberId)).available).toBe(3_278n);
    expect(await bringBack(g, facts, [0n])).toBeNull();
    expect((await accountOf(g, memberId)).available).toBe(0n);
  });

  it('are converted with a table until it was taken back, from then on with the one before it', async () => {
    const memberId = await enrol(g);
    const [wrong, again] = [newId(), newId()];
    const table = (tableId: string, rate: string, effectiveAt: string) => g.deliver('fx-table.published.v1', 'CN', {
      tableId, homeRegion: 'CN', effectiveAt: at(effectiveAt), validUntil: at('2027-06-01T00:00:00Z'),
      rates: [{ from: 'GBP', to: 'CNY', rate }] });
    const [begins, ends] = ['2026-08-10T00:00:00Z', '2026-08-12T00:00:00Z'];
    const withdrawn = () => g.deliver('fx-table.withdrawn.v1', 'CN', {
      tableId: wrong, homeRegion: 'CN', effectiveAt: at(begins), withdrawnAt: at(ends) });
    expect(await withdrawn()).toContain('not yet');
    await table(newId(), '9', '2026-08-01T00:00:00Z');
    await table(wrong, '90', begins);
    expect(await withdrawn()).toBeNull();
    const rateOf = async (paidAt: string) => {
      const facts = sale(memberId, [{ marginClass: 'C', base: 1_000n }], { currency: 'GBP', paidAt: at(paidAt) });
      expect(await sell(g, facts)).toBeNull();
      return (await g.sql.one<{ rate: string }>`
        select fx_rate as rate from order_points where order_id = ${facts.orderId}`).rate;
    };
    expect([await rateOf(begins), await rateOf('2026-08-11T23:59:59Z'), await rateOf(ends)]).toEqual(['90', '90', '9']);
    // Another may have its moment; the news of the one that was taken back may come again.
    await table(again, '9.1', begins);
    await table(wrong, '90', begins);
    expect([await rateOf('2026-08-11T23:59:59Z'), await rateOf(ends)]).toEqual(['90', '9.1']);
  });

  it('wait for a newer table when the one in force is too old, told with its end or before tables had one',
    async () => {
      const memberId = await enrol(g);
      const told = (currency: string, more: object) => g.deliver('fx-table.published.v1', 'CN', {
        tableId: newId(), homeRegion: 'CN', effectiveAt: at('2021-12-01T00:00:00Z'),
        rates: [{ from: currency, to: 'CNY', rate: '7' }], ...more });
      await told('USD', {});
      await told('EUR', { validUntil: at('2021-12-15T00:00:00Z') });
      const paid = (currency: string, paidAt: string) => sell(g, sale(memberId,
        [{ marginClass: 'C', base: 10_000n }], { currency, paidAt: at(paidAt) }));
      expect(await paid('USD', '2022-03-10T23:59:59Z')).toBeNull();
      expect(await paid('USD', '2022-03-11T00:00:00Z')).toContain('not yet');
      expect(await paid('EUR', '2021-12-14T23:59:59Z')).toBeNull();
      expect(await paid('EUR', '2021-12-15T00:00:00Z')).toContain('not yet');
    });

  it('of a member at home in Macau take the table of Hong Kong', async () => {
    const memberId = await enrol(g, { region: 'MO' });
    const facts = sale(memberId, [{ marginClass: 'C', base: 1_000_000n }], { region: 'MO', currency: 'CNY' });
    await g.deliver('fx-table.published.v1', 'HK', {
      tableId: newId(), homeRegion: 'HK', effectiveAt: at('2026-07-31T16:00:00Z'),
      rates: [{ from: 'CNY', to: 'HKD', rate: '1.0845' }],
    });
    expect(await sell(g, facts)).toBeNull();
    expect((await accountOf(g, memberId)).available).toBe(4_338n);
  });

  it('linked after 180 days are refused visibly, within them accrue with what came before', async () => {
    const memberId = await enrol(g);
    const late = sale(memberId, [{ marginClass: 'A', base: 100_000n }], { paidAt: at('2026-03-18T03:00:00Z') });
    await g.deliver('order.linked.v1', late.orderId, late);
    expect(await g.sql.all`select kind, reason, points from points_transaction
      where order_id = ${late.orderId}`)
      .toEqual([{ kind: 'accrual_refused', reason: 'LINKED_TOO_LATE', points: 0n }]);
    const kept = sale(null, [{ marginClass: 'C', base: 1_205_647n }], { deliveredAt: null });
    await sell(g, kept);
    await g.deliver('order.delivered.v1', kept.orderId,
      { orderId: kept.orderId, memberId: null, deliveredAt: at('2026-08-05T04:00:00Z') });
    await bringBack(g, kept, [605_647n]);
    await g.deliver('order.linked.v1', kept.orderId, { ...kept, memberId, region: 'CN' });
    expect(await accountOf(g, memberId)).toMatchObject({ available: 2_422n, debt: 0n });
    expect(await g.sql.one`select delivered_at from order_points where order_id = ${kept.orderId}`)
      .toEqual({ delivered_at: at('2026-08-05T04:00:00Z') });
  });

  it('in a batch cost the same number of statements for 1 and for 25', async () => {
    const members = await Promise.all(Array.from({ length: 26 }, () => enrol(g)));
    const { accrueOrders } = await import('./accrue-orders.ts');
    const items = members.map((memberId) => ({
      input: { facts: sale(memberId, [{ marginClass: 'A', base: 50_000n }]) as never, linkedAt: null },
    }));
    const one = await g.countStatements(() => g.runBatch(accrueOrders, items.slice(0, 1)));
    const many = await g.countStatements(() => g.runBatch(accrueOrders, items.slice(1)));
    expect(many).toBe(one);
  });
});

describe('returns', () => {
  it('reverse 2,400 of class C once, whatever is delivered twice', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'C', base: 1_205_647n }]);
    await sell(g, facts);
    const returnId = newId();
    await bringBack(g, facts, [605_647n], returnId);
    await bringBack(g, facts, [605_647n], returnId);
    expect((await accountOf(g, memberId)).available).toBe(2_422n);
    await bringBack(g, facts, [0n]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, debt: 0n });
  });

  it('restore the points spent on what came back; too little left becomes debt that earnings repay', async () => {
    const memberId = await memberWith(g, 1_200n);
    const [held] = await g.runBatch(holdPoints, [{
      input: { memberId, points: 1_000n, purpose: 'points-cash', ttlMinutes: 30 } }]);
    const holdId = held!.ok ? held!.value.holdId : '';
    const facts = sale(memberId, [{ marginClass: 'D', base: 90_000n, spent: 1_000n }], { pointsHoldId: holdId });
    await sell(g, facts);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 200n, held: 0n });
    expect(await g.sql.one`select state, order_id from points_hold where id = ${holdId}`)
      .toEqual({ state: 'captured', order_id: facts.orderId });
    await bringBack(g, facts, [45_000n]);
    expect((await accountOf(g, memberId)).available).toBe(700n);
    await bringBack(g, facts, [0n]);
    expect((await accountOf(g, memberId)).available).toBe(1_200n);
  });

  it('points spent though their hold is gone are taken, the rest is owed', async () => {
    const memberId = await memberWith(g, 600n);
    const facts = sale(memberId, [{ marginClass: 'D', base: 90_000n, spent: 1_000n }], { pointsHoldId: newId() });
    expect(await sell(g, facts)).toBeNull();
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, debt: 400n });
    const [outcome] = await g.runBatch(holdPoints, [{
      input: { memberId, points: 1n, purpose: 'gift', ttlMinutes: 30 } }]);
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'POINTS_DEBT', extras: { debt: 400n } }] });
    await sell(g, sale(memberId, [{ marginClass: 'B', base: 62_500n }]));
    expect(await accountOf(g, memberId)).toMatchObject({ available: 100n, debt: 0n });
  });

  it('points owed for a hold that is gone come back with the goods, the debt first', async () => {
    const memberId = await memberWith(g, 300n);
    const facts = sale(memberId, [{ marginClass: 'D', base: 90_000n, spent: 500n }], { pointsHoldId: newId() });
    await sell(g, facts);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, debt: 200n });
    await bringBack(g, facts, [45_000n]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 50n, debt: 0n });
    await bringBack(g, facts, [0n]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 300n, debt: 0n });
    expect(await g.sql.all`select 1 from lot where member_id = ${memberId} and cause = 'grace'`).toEqual([]);
  });

  it('points owed that were repaid meanwhile come back as a grace lot', async () => {
    const memberId = await memberWith(g, 300n);
    const facts = sale(memberId, [{ marginClass: 'D', base: 90_000n, spent: 500n }], { pointsHoldId: newId() });
    await sell(g, facts);
    expect(await audited(memberId)).toMatchObject([{ before: { debt: 0n }, after: { debt: 200n } }]);
    await sell(g, sale(memberId, [{ marginClass: 'B', base: 62_500n }]));
    expect(await accountOf(g, memberId)).toMatchObject({ available: 300n, debt: 0n });
    await bringBack(g, facts, [0n]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 800n, debt: 0n });
    expect(await g.sql.all`select remaining from lot where member_id = ${memberId} and cause = 'grace'`)
      .toEqual([{ remaining: 200n }]);
  });

  it('take a provisional gold back to silver without grace', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 416_667n }]));
    const reason = sale(memberId, [{ marginClass: 'A', base: 100_000n }],
      { paidAt: at('2026-09-14T04:00:00Z'), deliveredAt: at('2026-09-14T04:00:00Z') });
    await sell(g, reason);
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'gold', tier_provisional: true });
    await bringBack(g, reason, [0n]);
    expect(await accountOf(g, memberId)).toMatchObject({
      tier: 'silver', tier_provisional: false, tier_grace_until: null, growth: 5_000n, pending: 0n,
    });
  });
});

/** What the audit trail says of a member, oldest first. */
const audited = async (memberId: string) => (await g.sql.all<{ command: string; before: unknown; after: unknown }>`
  select command, before, after from audit_record where subject_id = ${memberId}
  order by at, after->'tier' nulls first`).map(({ command, before, after }) => (
  { command, before: fromJson(before), after: fromJson(after) }));

describe('jobs', () => {
  it('expire what is left at the end of the 36th month', async () => {
    const memberId = await memberWith(g, 300n);
    g.clock.set('2029-08-31T15:59:59Z');
    await g.run(expireLots, { limit: 500 });
    expect((await accountOf(g, memberId)).available).toBe(300n);
    g.clock.set('2029-08-31T16:00:00Z');
    await g.run(expireLots, { limit: 500 });
    expect((await accountOf(g, memberId)).available).toBe(0n);
    expect(await g.run(expireLots, { limit: 500 })).toMatchObject({ value: { members: 0 } });
    expect(await audited(memberId)).toEqual([{ command: 'loyalty.expire-lots', before: {},
      after: { expired: 300n } }]);
  });

  it('review tiers: grace after 24 months, then one step down', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 500_000n }], { paidAt: at('2026-08-01T04:00:00Z') }));
    const drain = async () => {
      for (;;) {
        const outcome = await g.run(reviewTiers, { limit: 100 });
        if (!outcome.ok || outcome.value.reviewed === 0) return;
      }
    };
    g.clock.set('2028-08-31T16:00:00Z');
    await drain();
    expect(await accountOf(g, memberId)).toMatchObject({
      tier: 'gold', tier_grace_until: at('2028-11-29T16:00:00Z') });
    g.clock.set('2028-11-29T16:00:00Z');
    await drain();
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'silver', tier_grace_until: null });
    expect(await audited(memberId)).toEqual([
      { command: 'loyalty.accrue-orders', before: { tier: 'base', provisional: false },
        after: { tier: 'gold', provisional: false } },
      { command: 'loyalty.review-tiers', before: { tier: 'gold', provisional: false },
        after: { tier: 'silver', provisional: false } }]);
  });
});
