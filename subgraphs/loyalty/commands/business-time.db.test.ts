import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { DEFAULT_RULES, type PolicyRules } from '../domain/policy.ts';
import { draftOf, tiersOf, tiersWith } from '../domain/policy.fixture.ts';
import { newId } from '../../kernel/ids.ts';
import { loyalty } from '../index.ts';
import { ledgerInvariants } from '../queries/reports.ts';
import { accountOf, at, bringBack, enrol, memberWith, sale, sell } from '../tests/sales.ts';
import { expectReconciled } from '../tests/statement.ts';
import { giveAtFirst, newsOfSpender, SPENDING_ENDS, spenders, type Spender } from '../tests/story-spending.ts';
import {
  beginStory, chapters, outcomeOf, STORY_BEGINS, tellAll, tellStory, TIDY, type Chapter,
  type Telling,
} from '../tests/story.ts';
import { accrueOrders } from './orders/accrue-orders.ts';
import { activatePoints } from './points/activate-points.ts';
import { adjustPoints } from './points/adjust-points.ts';
import { expireLots } from './points/expire-lots.ts';
import { holdPoints } from './holds/hold-points.ts';
import { publishPolicy } from './programmes/publish-policy.ts';
import { reviewTiers } from './review-tiers.ts';

let g: TestSubgraph;
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => {
  g = await startTestSubgraph(loyalty, { now: new Date(STORY_BEGINS - 86_400_000).toISOString() });
  await publish('HK', 1, '2024-03-01T00:00:00Z', tiersAt(1_200, 8_000));
  await publish('HK', 2, '2025-06-01T00:00:00Z',
    { ...DEFAULT_RULES, tiers: tiersOf({ base: 0, silver: 1_000, gold: 5_000, black: 20_000 }) });
  g.clock.set(NOW);
});
afterAll(() => g.stop());
afterEach(async () => {
  g.clock.set(NOW);
  expect(await ledgerInvariants(g.sql)).toMatchObject({
    balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0, holdDifferences: 0,
    availableWithDebt: 0, validityDifferences: 0,
  });
});

const tiersAt = (silver: number, gold: number): PolicyRules => ({
  ...DEFAULT_RULES, tiers: tiersWith({ silver: { threshold: silver }, gold: { threshold: gold } }),
});

async function publish(
  programme: 'HK' | 'SG', expectedVersion: number, effectiveFrom: string, rules: PolicyRules,
): Promise<void> {
  expect(await g.run(publishPolicy, { programme, expectedVersion, effectiveFrom: at(effectiveFrom), note: null,
    rules: draftOf(rules) })).toMatchObject({ ok: true });
}

async function drain(command: typeof reviewTiers | typeof activatePoints | typeof expireLots) {
  for (;;) {
    const outcome = await g.run(command as typeof reviewTiers, { limit: 500 });
    if (!outcome.ok || Object.values(outcome.value).every((value) => !Number(value))) return;
  }
}

const day = (paidAt: string) => ({ paidAt: at(paidAt), deliveredAt: at(paidAt) });
const bonusOf = async (orderId: string) => (await g.sql.one<{ tier: string; bonus: bigint }>`
  select o.tier, sum(l.bonus)::bigint as bonus from order_points o join order_earning l using (order_id)
  where o.order_id = ${orderId} group by 1`);
const moves = async (memberId: string) => (await g.sql.all<{ to_tier: string; provisional: boolean }>`
  select to_tier, provisional from tier_change where member_id = ${memberId} and superseded_at is null
  order by at, id`).map((row) => `${row.to_tier}${row.provisional ? '?' : ''}`);

describe('the bonus is that of the tier at payment (9.2)', () => {
  const ORDERS = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
  const three = (memberId: string) => [
    sale(memberId, [{ marginClass: 'A', base: 99_999n }], day('2026-08-01T04:00:00Z')),
    sale(memberId, [{ marginClass: 'A', base: 100n }], day('2026-08-02T04:00:00Z')),
    sale(memberId, [{ marginClass: 'A', base: 100_000n }], day('2026-08-03T04:00:00Z')),
  ];
  const expectRight = async (memberId: string, facts: ReturnType<typeof three>) => {
    expect(await Promise.all(facts.map(({ orderId }) => bonusOf(orderId)))).toEqual([
      { tier: 'base', bonus: 0n }, { tier: 'base', bonus: 0n }, { tier: 'silver', bonus: 120n }]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 2_520n, growth: 2_400n, tier: 'silver' });
    expect(await moves(memberId)).toEqual(['silver?', 'silver']);
  };

  it('999.99, 1.00 and 1,000.00 earn 0, 0 and 10 %, told in any order', async () => {
    for (const order of ORDERS) {
      const memberId = await enrol(g);
      const facts = three(memberId);
      for (const index of order) expect(await sell(g, facts[index]!)).toBeNull();
      await expectRight(memberId, facts);
    }
  });

  it('in one call, with many members in it, and at the same moment', async () => {
    const members = await Promise.all(Array.from({ length: 40 }, () => enrol(g)));
    const all = members.map((memberId) => ({ memberId, facts: three(memberId) }));
    await g.runBatch(accrueOrders, all.flatMap(({ facts }, index) => ORDERS[index % 6]!.map((one) => (
      { input: { facts: facts[one] as never, linkedAt: null } }))));
    for (const { memberId, facts } of all) await expectRight(memberId, facts);
    const memberId = await enrol(g);
    const facts = three(memberId);
    expect(await Promise.all([...facts, ...facts].map((one) => sell(g, one)))).toEqual(Array(6).fill(null));
    await expectRight(memberId, facts);
  });

  it('posts the difference with its evidence, and supersedes what was written of the tier', async () => {
    const memberId = await enrol(g);
    const [first, , third] = three(memberId);
    await sell(g, third!);
    expect((await bonusOf(third!.orderId)).tier).toBe('base');
    await sell(g, { ...first!, lines: [{ ...first!.lines[0]!, baseMinor: 500_000n }] });
    expect(await bonusOf(third!.orderId)).toEqual({ tier: 'gold', bonus: 240n });
    expect(await g.sql.all`select points, reason, at from points_transaction
      where order_id = ${third!.orderId} and kind = 'tier_bonus'`)
      .toEqual([{ points: 240n, reason: 'TIER_DECIDED_AGAIN', at: third!.paidAt }]);
    expect(await g.sql.one`select count(*)::int as rows from tier_change
      where member_id = ${memberId} and superseded_at is not null`).toEqual({ rows: 2 });
    const told = (await g.events('tier.changed.v1')).filter((event) => event.memberId === memberId);
    expect(told.map(({ from, to, provisional, version }) => [from, to, provisional, version])).toEqual([
      ['base', 'silver', true, 1n], ['silver', 'silver', false, 2n], ['silver', 'gold', false, 3n]]);
  });

  it('a sale told late has the bonus of its own time, not of now', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 6_000_000n }], day('2026-08-01T04:00:00Z')));
    expect((await accountOf(g, memberId)).tier).toBe('diamond');
    const old = sale(memberId, [{ marginClass: 'A', base: 10_000n }], day('2024-10-15T04:00:00Z'));
    await sell(g, old);
    expect(await bonusOf(old.orderId)).toEqual({ tier: 'base', bonus: 0n });
  });

  it('an ended tier gives nothing though no job has run; taken back it is owed only if spent', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 500_000n }], day('2024-01-10T04:00:00Z')));
    // Gold until the end of January 2026, grace until 1 May; silver since.
    const late = sale(memberId, [{ marginClass: 'A', base: 100_000n }], day('2026-06-01T04:00:00Z'));
    await sell(g, late);
    expect(await bonusOf(late.orderId)).toEqual({ tier: 'silver', bonus: 120n });
  });
});

describe('the tier is judged by business time', () => {
  it('does not survive what came back inside its window, told late', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 6_000_000n }], day('2026-07-17T04:00:00Z'));
    await sell(g, facts);
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'diamond', tier_provisional: false });
    await g.deliver('order.returned.v1', facts.orderId, {
      orderId: facts.orderId, returnId: newId(), memberId, returnedAt: at('2026-07-19T04:00:00Z'), whole: true,
      lines: [{ lineId: facts.lines[0]!.lineId, returnedQuantity: 1, returnedBaseMinor: 6_000_000n,
        remainingBaseMinor: 0n }],
    });
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'base', growth: 0n, available: 0n, debt: 0n });
    expect(await moves(memberId)).toEqual(['diamond?', 'base']);
    expect((await g.events('tier.changed.v1')).filter((event) => event.memberId === memberId).at(-1))
      .toMatchObject({ from: 'diamond', to: 'base', provisional: false, version: 3n });
  });

  it('survives what comes back after it, as before', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 500_000n }], day('2026-07-17T04:00:00Z'));
    await sell(g, facts);
    await bringBack(g, facts, [0n]);
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'gold', growth: 0n });
  });

  it('takes the window that a late delivery tells: a return in it takes the tier', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 500_000n }],
      { paidAt: at('2026-07-01T04:00:00Z'), deliveredAt: null, fulfilment: 'live' });
    await sell(g, facts);
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'gold', tier_provisional: false });
    await g.deliver('order.delivered.v1', facts.orderId,
      { orderId: facts.orderId, memberId, deliveredAt: at('2026-09-05T04:00:00Z') });
    // The points stay spendable; the tier waits until 20 September.
    expect(await accountOf(g, memberId)).toMatchObject({ available: 6_000n, tier: 'gold', tier_provisional: true });
    g.clock.set('2026-09-20T04:00:00Z');
    await drain(reviewTiers);
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'gold', tier_provisional: false });
    await bringBack(g, facts, [0n]);
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'base', growth: 0n });
  });

  it('by the version in force at the posting: gold raised to 8,000, 7,100 stays silver with 7,000', async () => {
    g.clock.set('2026-05-01T00:00:00Z');
    await publish('SG', 1, '2026-07-01T00:00:00Z', tiersAt(1_200, 8_000));
    await publish('SG', 2, '2026-08-01T00:00:00Z', tiersAt(1_200, 7_000));
    const memberId = await enrol(g, { region: 'SG' });
    const own = { region: 'SG' as const, currency: 'SGD' as const };
    const june = sale(memberId, [{ marginClass: 'A', base: 491_667n }], { ...day('2026-06-20T04:00:00Z'), ...own });
    g.clock.set('2026-07-02T04:00:00Z');
    await sell(g, june);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], { ...day('2026-07-02T04:00:00Z'), ...own }));
    expect(await accountOf(g, memberId)).toMatchObject({ growth: 5_900n, pending_growth: 1_200n, tier: 'silver' });
    g.clock.set('2026-07-05T04:00:00Z');
    await g.deliver('order.returned.v1', june.orderId, {
      orderId: june.orderId, returnId: newId(), memberId, returnedAt: at('2026-07-05T04:00:00Z'), whole: false,
      lines: [{ lineId: june.lines[0]!.lineId, returnedQuantity: 0, returnedBaseMinor: 8_333n,
        remainingBaseMinor: 483_334n }],
    });
    expect(await accountOf(g, memberId)).toMatchObject({ growth: 5_800n, pending_growth: 1_200n, tier: 'silver' });
    // Lowered to 7,000 on 1 August: one review lifts whoever it reaches, at its date.
    g.clock.set('2026-08-01T00:10:00Z');
    await drain(activatePoints);
    await drain(reviewTiers);
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'gold', tier_provisional: false });
    expect((await g.sql.one<{ tier_since: Date }>`select tier_since from account where member_id = ${memberId}`)
      .tier_since).toEqual(at('2026-08-01T00:00:00Z'));
  });

  it('counts at the review what was earned under a merged id', async () => {
    const [survivor, other] = [await enrol(g), await enrol(g)];
    await sell(g, sale(survivor, [{ marginClass: 'A', base: 500_000n }], day('2024-01-10T04:00:00Z')));
    await sell(g, sale(other, [{ marginClass: 'A', base: 300_000n }], day('2025-03-10T04:00:00Z')));
    await g.deliver('member.merged.v1', survivor,
      { memberId: survivor, otherMemberId: other, mergedAt: at('2025-06-01T00:00:00Z') });
    await drain(reviewTiers);
    // 3,600 inside the validity that ended in January 2026 renews gold for 24 months.
    expect(await accountOf(g, survivor)).toMatchObject({ growth: 9_600n, tier: 'gold', tier_grace_until: null });
  });
});

describe('lots of the business time', () => {
  it('what expired unspent is not owed: 1,200 granted, 700 expired, 500 left, debt 0', async () => {
    const memberId = await enrol(g);
    g.clock.set('2024-02-10T04:00:00Z');
    const facts = sale(memberId, [{ marginClass: 'A', base: 100_000n }], day('2023-01-10T04:00:00Z'));
    await sell(g, facts);
    g.clock.set('2026-01-20T04:00:00Z');
    const [held] = await g.runBatch(holdPoints, [{
      input: { memberId, points: 500n, purpose: 'points-cash', ttlMinutes: 30 } }]);
    const gift = sale(memberId, [{ marginClass: 'X', base: 90_000n, spent: 500n }],
      { ...day('2026-01-20T04:00:00Z'), pointsHoldId: held!.ok ? held!.value.holdId : null });
    await sell(g, gift);
    g.clock.set('2026-02-01T04:00:00Z');
    await drain(expireLots);
    g.clock.set('2026-02-05T04:00:00Z');
    await g.deliver('order.returned.v1', gift.orderId, {
      orderId: gift.orderId, returnId: newId(), memberId, returnedAt: at('2026-02-05T04:00:00Z'), whole: true,
      lines: [{ lineId: gift.lines[0]!.lineId, returnedQuantity: 1, returnedBaseMinor: 90_000n,
        remainingBaseMinor: 0n }],
    });
    expect(await accountOf(g, memberId)).toMatchObject({ available: 500n, debt: 0n });
    await g.deliver('order.returned.v1', facts.orderId, {
      orderId: facts.orderId, returnId: newId(), memberId, returnedAt: at('2026-02-06T04:00:00Z'), whole: true,
      lines: [{ lineId: facts.lines[0]!.lineId, returnedQuantity: 1, returnedBaseMinor: 100_000n,
        remainingBaseMinor: 0n }],
    });
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, debt: 0n, growth: 0n });
  });

  it('points spent on a line without base come back by pieces: one of two gives 5,000', async () => {
    const memberId = await memberWith(g, 10_000n);
    const [held] = await g.runBatch(holdPoints, [{
      input: { memberId, points: 10_000n, purpose: 'points-cash', ttlMinutes: 30 } }]);
    const facts = sale(memberId, [{ marginClass: 'A', base: 0n, spent: 10_000n }],
      { pointsHoldId: held!.ok ? held!.value.holdId : null });
    const pair = { ...facts, lines: [{ ...facts.lines[0]!, quantity: 2 }] };
    await sell(g, pair);
    expect((await accountOf(g, memberId)).available).toBe(0n);
    const back = (remainingQuantity: number) => g.deliver('order.returned.v1', pair.orderId, {
      orderId: pair.orderId, returnId: newId(), memberId, returnedAt: at('2026-09-10T04:00:00Z'),
      whole: remainingQuantity === 0, lines: [{ lineId: pair.lines[0]!.lineId, returnedQuantity: 1,
        returnedBaseMinor: 0n, remainingBaseMinor: 0n, quantity: 2, remainingQuantity }],
    });
    await back(1);
    expect((await accountOf(g, memberId)).available).toBe(5_000n);
    await back(0);
    expect((await accountOf(g, memberId)).available).toBe(10_000n);
  });

  it('points of a sale whose buyer was unknown come back, return told before the link or after', async () => {
    const ends: unknown[] = [];
    for (const returnFirst of [true, false]) {
      const memberId = await enrol(g);
      await g.run(adjustPoints, { memberId, points: 1_500n, reason: 'care' });
      const kept = sale(null, [{ marginClass: 'C', base: 100_000n, spent: 1_000n }], { pointsHoldId: newId() });
      await sell(g, kept);
      const link = () => g.deliver('order.linked.v1', kept.orderId, { ...kept, memberId, region: 'CN' });
      const back = () => bringBack(g, kept, [33_300n], ids);
      const ids = newId();
      for (const tell of returnFirst ? [back, link, back] : [link, back, back]) expect(await tell()).toBeNull();
      ends.push(await g.sql.one`select available, pending, debt, growth from account where member_id = ${memberId}`);
      ends.push(await g.sql.all`select cause, remaining from lot where member_id = ${memberId} order by 1, 2`);
    }
    expect(ends.slice(0, 2)).toEqual(ends.slice(2));
    expect(ends[0]).toMatchObject({ available: 500n + 667n + 133n, debt: 0n });
  });

  it('points told of after they have ended are neither spendable nor owed', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 100_000n }], day('2023-01-10T04:00:00Z'));
    await sell(g, facts);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, growth: 1_200n });
    await bringBack(g, facts, [0n]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, debt: 0n, growth: 0n });
  });
});

describe('any order of telling', () => {
  const telling = fc.record({
    weights: fc.array(fc.nat(100), { minLength: 3, maxLength: 12 }),
    jobs: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
  });

  it('ends in the same points by lot, growth, tier history and debt as the tidy one', async () => {
    await fc.assert(fc.asyncProperty(chapters, fc.tuple(telling, telling), async (story, tellings) => {
      const tidy = await tellStory(g, story, TIDY);
      for (const one of tellings) expect(await tellStory(g, story, one)).toEqual(tidy);
    }), { numRuns: 10, endOnFailure: true });
  }, 60_000);

  const tell = async (spender: Spender, one: Telling) => {
    const memberId = await beginStory(g);
    await giveAtFirst(g, memberId);
    const { orderIds, queues } = newsOfSpender(spender, memberId);
    await tellAll(g, queues, one, SPENDING_ENDS);
    await expectReconciled(g, memberId);
    return outcomeOf(g, memberId, orderIds);
  };

  it('does so when points are held, spent, given back and growth is liked together between', async () => {
    await fc.assert(fc.asyncProperty(spenders, telling, async (spender, wild) => {
      expect(await tell(spender, wild)).toEqual(await tell(spender, TIDY));
    }), { numRuns: 8, endOnFailure: true });
  }, 60_000);

  it('a diamond is black from the day of the new list, whether anything was told since or not', async () => {
    const ring: Chapter = { paid: 270, marginClass: 'A', yuan: 60_000, fulfilment: 'store', foreign: false,
      delivery: 1, linkedLate: false, returns: [] };
    // What is liked lets the jobs run once more, after the return window and long before the new list.
    const spender: Spender = { sales: [ring], spendings: [], likings: [{ day: 300, kind: 'share' }] };
    // The second story is told after everybody was called to that day's review.
    for (const one of [TIDY, TIDY, { weights: [0], jobs: [false] }]) {
      expect(await tell(spender, one)).toMatchObject({
        account: { tier: 'black', tier_provisional: false, tier_since: at('2023-09-28T04:00:00Z') },
        tiers: [{ to_tier: 'diamond' }, { to_tier: 'diamond' },
          { from_tier: 'diamond', to_tier: 'black', at: at('2025-06-01T00:00:00Z'), qualifying_growth: 72_000n }],
      });
    }
  });
});
