import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { OrderFacts } from '../../../contracts/events.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { holdPoints } from '../../commands/holds/hold-points.ts';
import { loyalty } from '../../index.ts';
import { at, bringBack, enrol, everything, memberWith, sale, sell } from '../../tests/sales.ts';
import { ledgerInvariants } from '../reports.ts';

let g: TestSubgraph;
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: NOW }); });
afterAll(async () => {
  expect(await ledgerInvariants(g.sql)).toMatchObject({ balanceDifferences: 0, lotDifferences: 0 });
  await g.stop();
});

const reader = operator('loyalty:read');
const mem = (id: string) => encodeId(PREFIX.member, id);
const cny = (minor: bigint) => ({ amount: formatAmount(minor, 'CNY'), currency: 'CNY' });
const STANDING = 'available pending debt growth pendingGrowth tier { code } provisional';
const ACCRUAL = `query($input: AccrualSimulationInput!) { simulateAccrual(input: $input) {
  refusal { code path } points bonus growth activeAt policyVersion bonusPercent
  lines { marginClass { code } base { amount } homeBase { amount currency }
    rateNumerator rateDenominator points bonus growth }
  lots { points cause funder activeAt validUntil }
  before { ${STANDING} } after { ${STANDING} }
  tier { tier { code } missing nextTier { code } evidence { growth } } } }`;
const REDEMPTION = `query($input: RedemptionSimulationInput!) { simulateRedemption(input: $input) {
  refusal { code path message } worth { amount currency } worthAbroad { amount currency }
  lots { points validUntil cause } before { available debt } after { available debt } } }`;
const TIER = `query($memberId: ID!, $growth: Points, $at: DateTime) {
  simulateTier(memberId: $memberId, growth: $growth, at: $at) { refusal { code }
    before { tier { code } provisional missing } after { tier { code } provisional missing validUntil graceUntil } } }`;

async function ask(text: string, variables: Record<string, unknown>, actor = reader): Promise<any> {
  const { data, errors } = await g.query(text, variables, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data as object)[0];
}
const accrual = (input: object, actor = reader) => ask(ACCRUAL, { input: { currency: 'CNY', ...input } }, actor);
const linesOf = (facts: OrderFacts) => facts.lines.map(({ marginClass, baseMinor }) => (
  { marginClass, amount: cny(baseMinor) }));

describe('simulateAccrual (domain.md 3.1)', () => {
  const lines = [['A', 899_900n], ['C', 1_234_567n], ['D', 2_680_000n]] as const;
  const input = {
    programme: 'CN', tier: 'gold', lines: lines.map(([marginClass, minor]) => ({ marginClass, amount: cny(minor) })),
    orderDiscounts: [{ amount: cny(50_000n), eligibleLines: [1, 2] }],
  };

  it('anybody at gold: 15,367 points, 3,073 bonus, growth 28,228; class rates, lots with their end', async () => {
    expect(await accrual(input)).toMatchObject({
      refusal: null, points: 15_367, bonus: 3_073, growth: 28_228, policyVersion: 1, bonusPercent: 20,
      activeAt: '2026-10-15T04:00:00.000Z',
      lines: [
        { base: { amount: '8788.20' }, rateNumerator: 12, rateDenominator: 1_000, points: 10_545, bonus: 2_109 },
        { base: { amount: '12056.47' }, points: 4_822, bonus: 964, growth: 14_467 },
        { base: { amount: '26800.00' }, points: 0, growth: 3_216 }],
      lots: [{ points: 10_545, cause: 'PURCHASE', validUntil: '2029-09-30' }, { points: 4_822 },
        { points: 3_073, cause: 'TIER_BONUS', funder: 'hq' }],
      after: { pending: 18_440, tier: { code: 'gold' } }, tier: { evidence: [], missing: 25_772 },
    });
  });

  it('says why it cannot: member, tier, class, rate, reductions, size; never by guessing', async () => {
    const refusal = async (over: object) => (await accrual({ ...input, ...over })).refusal;
    expect(await refusal({ memberId: mem(newId()) })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal({ tier: 'platinum' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal({ lines: [{ marginClass: 'Q', amount: cny(1n) }], orderDiscounts: [] }))
      .toEqual({ code: 'UNKNOWN_CLASS', path: ['lines', '0', 'marginClass'] });
    expect(await refusal({ tradeInCredit: cny(9_999_999n) }))
      .toEqual({ code: 'REDUCTION_TOO_LARGE', path: ['tradeInCredit'] });
    const huge = { amount: '9999999999999.99', currency: 'CNY' };
    const lots = Array.from({ length: 10 }, () => ({ marginClass: 'A', amount: huge }));
    expect(await refusal({ lines: lots, orderDiscounts: [] }))
      .toMatchObject({ code: 'TOO_LARGE' });
    const usd = { amount: '10.00', currency: 'USD' };
    expect(await refusal({ currency: 'USD', lines: [{ marginClass: 'A', amount: usd }], orderDiscounts: [] }))
      .toMatchObject({ code: 'RATE_UNKNOWN' });
    for (const wrong of [{ lines: [] }, { lines: [{ marginClass: 'A', amount: usd }] }, { programme: null, tier: null },
      { orderDiscounts: [{ amount: cny(1n), eligibleLines: [9] }] }]) {
      const asked = { input: { currency: 'CNY', ...input, ...wrong } };
      expect((await g.query(ACCRUAL, asked, reader)).errors).toHaveLength(1);
    }
    const known = await enrol(g);
    const stranger = tenant(newId(), 'loyalty:read');
    expect((await accrual({ ...input, memberId: mem(known) }, stranger)).refusal)
      .toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is what the sale then does, whatever is told in which order', async () => {
    const memberId = await enrol(g);
    const one = fc.record({
      day: fc.integer({ min: 1, max: 250 }), windowDays: fc.constantFrom(null, 7, 40),
      lines: fc.array(fc.record({
        marginClass: fc.constantFrom('A', 'B', 'C', 'D', 'X'), base: fc.bigInt(1n, 250_000n),
      }), { minLength: 1, maxLength: 4 }),
    });
    for (const { day, windowDays, lines: sold } of fc.sample(one, 12)) {
      const paidAt = new Date(at('2026-01-05T04:00:00Z').getTime() + day * 86_400_000);
      const ends = windowDays === null ? undefined : new Date(paidAt.getTime() + windowDays * 86_400_000);
      const facts = sale(memberId, sold, { paidAt, deliveredAt: null, windowEndsAt: ends });
      const tried = await accrual({ memberId: mem(memberId), lines: linesOf(facts),
        paidAt: paidAt.toISOString(), windowEndsAt: ends?.toISOString() ?? null });
      expect(await sell(g, facts)).toBeNull();
      const done = await g.sql.one<any>`select a.available::int, a.pending::int, a.growth::int,
          a.pending_growth::int as "pendingGrowth", a.tier, a.tier_provisional, o.active_at, o.bonus_percent,
          e.points, e.bonus
        from account a join order_points o using (member_id) cross join lateral (
          select array_agg(granted::int order by line_no) as points, array_agg(bonus::int order by line_no) as bonus
          from order_earning l where l.order_id = o.order_id) e
        where o.order_id = ${facts.orderId}`;
      expect(tried.lines.map((line: any) => [line.points, line.bonus]))
        .toEqual(done.points.map((points: number, index: number) => [points, done.bonus[index]]));
      expect({ ...tried.after, tier: tried.after.tier.code }).toEqual({
        available: done.available, pending: done.pending, debt: 0, growth: done.growth,
        pendingGrowth: done.pendingGrowth, tier: done.tier, provisional: done.tier_provisional });
      expect([tried.activeAt, tried.bonusPercent]).toEqual([done.active_at.toISOString(), done.bonus_percent]);
    }
  });
});

describe('simulateRedemption (domain.md 3.4, 9.2)', () => {
  it('takes 300 and 700 of two lots, worth 10.00; a wrong amount is told the right one', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 25_000n }],
      { paidAt: at('2026-01-20T04:00:00Z'), deliveredAt: at('2026-01-20T04:00:00Z') }));
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }],
      { paidAt: at('2026-05-20T04:00:00Z'), deliveredAt: at('2026-05-20T04:00:00Z') }));
    const before = await everything(g);
    const input = { memberId: mem(memberId), points: 1_000 };
    expect(await ask(REDEMPTION, { input: { ...input, amount: cny(1_000n), currency: 'CNY' } })).toMatchObject({
      refusal: null, worth: { amount: '10.00', currency: 'CNY' }, worthAbroad: { amount: '10.00' },
      lots: [{ points: 300, validUntil: '2029-01-31' }, { points: 700, validUntil: '2029-05-31' }],
      before: { available: 1_500 }, after: { available: 500 },
    });
    expect((await ask(REDEMPTION, { input: { ...input, amount: cny(999n) } })).refusal)
      .toMatchObject({ code: 'POINTS_AMOUNT_MISMATCH', message: 'These points are worth 10.00 CNY.' });
    expect((await ask(REDEMPTION, { input: { ...input, currency: 'JPY' } })).refusal)
      .toMatchObject({ code: 'RATE_UNKNOWN' });
    expect(await ask(REDEMPTION, { input: { ...input, points: 1_501 } })).toMatchObject({
      refusal: { code: 'INSUFFICIENT_POINTS' }, lots: [], after: { available: 1_500 } });
    expect(await everything(g)).toEqual(before);
  });

  it('finds what is due though no job has run, and debt', async () => {
    const memberId = await memberWith(g, 1_200n);
    const held = await g.runBatch(holdPoints, [{
      input: { memberId, points: 1_000n, purpose: 'points-cash', ttlMinutes: 30 } }]);
    expect(held[0]!.ok).toBe(true);
    const input = { memberId: mem(memberId), points: 1_100 };
    expect((await ask(REDEMPTION, { input })).refusal).toMatchObject({ code: 'INSUFFICIENT_POINTS' });
    g.clock.set(at('2026-09-15T05:00:00Z'));
    expect(await ask(REDEMPTION, { input })).toMatchObject({ refusal: null, after: { available: 100 } });
    g.clock.set(at(NOW));
    const debtor = await enrol(g);
    const facts = sale(debtor, [{ marginClass: 'A', base: 100_000n }]);
    await sell(g, facts);
    await sell(g, sale(debtor, [{ marginClass: 'D', base: 90_000n, spent: 1_000n }]));
    await bringBack(g, facts, [0n]);
    expect(await ask(REDEMPTION, { input: { memberId: mem(debtor), points: 1 } })).toMatchObject({
      refusal: { code: 'POINTS_DEBT' }, before: { available: 0, debt: 1_000 } });
    expect((await ask(REDEMPTION, { input: { memberId: mem(newId()), points: 1 } })).refusal)
      .toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('simulateTier and simulateReturn (domain.md 3.3, 3.6)', () => {
  it('5,000 and 1,200 more is gold, provisional; without growth to keep it, grace at its end', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 416_667n }]);
    await sell(g, facts);
    expect(await ask(TIER, { memberId: mem(memberId), growth: 1_200 })).toMatchObject({ refusal: null,
      before: { tier: { code: 'silver' }, provisional: false, missing: 1_000 },
      after: { tier: { code: 'gold' }, provisional: true, missing: 53_800, validUntil: '2028-09-30' } });
    const later = await ask(TIER, { memberId: mem(memberId), at: '2028-09-15T00:00:00Z' });
    expect(later.after).toMatchObject({ tier: { code: 'silver' }, graceUntil: '2028-11-29' });
    const gone = await ask(TIER, { memberId: mem(memberId), at: '2029-03-01T00:00:00Z' });
    expect(gone.after).toMatchObject({ tier: { code: 'base' }, graceUntil: null });
    const past = { memberId: mem(memberId), at: '2026-09-01T00:00:00Z' };
    expect((await g.query(TIER, past, reader)).errors).toHaveLength(1);
    const returned = await ask(`query($id: ID!, $lines: [ReturnPreviewLineInput!]!) {
      simulateReturn(orderId: $id, lines: $lines) { points { total } growth after { tier { code } } } }`, {
      id: encodeId(PREFIX.order, facts.orderId),
      lines: [{ lineId: encodeId(PREFIX.orderLine, facts.lines[0]!.lineId), remainingBase: cny(0n) }] });
    expect(returned).toMatchObject({ points: { total: 5_000 }, growth: 5_000 });
  });

  it('asks the same number of statements for a member with many orders', async () => {
    const [few, many] = [await enrol(g), await enrol(g)];
    for (const memberId of [few, ...Array.from({ length: 8 }, () => many)]) {
      await sell(g, sale(memberId, [{ marginClass: 'A', base: 10_000n }]));
    }
    const counts = [];
    for (const memberId of [few, many]) {
      counts.push(await g.countStatements(async () => {
        await ask(TIER, { memberId: mem(memberId), growth: 100 });
        await accrual({ memberId: mem(memberId), paidAt: '2026-07-01T00:00:00Z',
          lines: [{ marginClass: 'A', amount: cny(1n) }] });
        await ask(REDEMPTION, { input: { memberId: mem(memberId), points: 10 } });
      }));
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
