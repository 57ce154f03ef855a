import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { OrderFacts } from '../../../contracts/events.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, at, bringBack, enrol, memberWith, sale, sell } from '../../tests/sales.ts';
import { recordInteractions } from '../record-interactions.ts';
import { adjustPoints } from '../points/adjust-points.ts';
import { decideAdjustment } from '../points/decide-adjustment.ts';
import { holdPoints } from '../holds/hold-points.ts';
import { settleHolds } from '../holds/settle-holds.ts';

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

describe('merges', () => {
  it('add up: 200 available and 700 debt are 0 and 500; later events follow', async () => {
    const rich = await memberWith(g, 200n);
    const poor = await memberWith(g, 700n);
    await sell(g, sale(poor, [{ marginClass: 'D', base: 90_000n, spent: 1_400n }]));
    expect(await accountOf(g, poor)).toMatchObject({ available: 0n, debt: 700n });
    const merge = { memberId: rich, otherMemberId: poor, mergedAt: at('2026-09-14T00:00:00Z') };
    expect(await g.deliver('member.merged.v1', rich, merge)).toBeNull();
    expect(await g.deliver('member.merged.v1', rich, merge)).toBeNull();
    expect(await accountOf(g, rich)).toMatchObject({ available: 0n, debt: 500n });
    await sell(g, sale(poor, [{ marginClass: 'B', base: 75_000n }]));
    expect(await accountOf(g, rich)).toMatchObject({ available: 100n, debt: 0n });
    expect(await accountOf(g, poor)).toMatchObject({ available: 0n, debt: 0n });
  });

  it('take pending orders and holds along; returns and captures find them', async () => {
    const survivor = await memberWith(g, 100n);
    const other = await memberWith(g, 1_000n);
    const waiting = sale(other, [{ marginClass: 'A', base: 50_000n }],
      { paidAt: at('2026-09-14T04:00:00Z'), deliveredAt: at('2026-09-14T04:00:00Z') });
    await sell(g, waiting);
    const [held] = await g.runBatch(holdPoints, [{
      input: { memberId: other, points: 300n, purpose: 'points-cash', ttlMinutes: 30 } }]);
    await g.deliver('member.merged.v1', survivor,
      { memberId: survivor, otherMemberId: other, mergedAt: at(NOW) });
    expect(await accountOf(g, survivor)).toMatchObject({ available: 800n, pending: 600n, held: 300n });
    const facts = sale(other, [{ marginClass: 'D', base: 9_000n, spent: 300n }],
      { pointsHoldId: held!.ok ? held!.value.holdId : null });
    await sell(g, facts);
    await bringBack(g, waiting, [0n]);
    expect(await accountOf(g, survivor)).toMatchObject({ available: 800n, pending: 0n, held: 0n, debt: 0n });
    await bringBack(g, facts, [0n]);
    expect(await accountOf(g, survivor)).toMatchObject({ available: 1_100n });
  });

  const inHongKong = { region: 'HK' as const, currency: 'HKD' };
  /** A member of HK with these points, from one sale each. */
  const hongKongWith = async (...bases: readonly bigint[]) => {
    const memberId = await enrol(g, { region: 'HK' });
    const sales = bases.map((base) => sale(memberId, [{ marginClass: 'A', base }], inHongKong));
    for (const facts of sales) expect(await sell(g, facts)).toBeNull();
    return { memberId, sales };
  };
  const become = async (survivor: string, other: string) => g.deliver('member.merged.v1', survivor,
    { memberId: survivor, otherMemberId: other, mergedAt: at(NOW) });
  const publishRate = () => g.deliver('fx-table.published.v1', 'CN', {
    tableId: newId(), homeRegion: 'CN', effectiveAt: at('2026-09-01T00:00:00Z'),
    rates: [{ from: 'HKD', to: 'CNY', rate: '0.9221' }] });

  it('keep the worth of points of another programme: 1,084 of HK are 999 of CN, once the rate is here', async () => {
    const [survivor, { memberId, sales }] = [await enrol(g), await hongKongWith(90_334n)];
    await g.sql.run`delete from fx_rate where from_currency = 'HKD' or to_currency = 'HKD'`;
    expect(await become(survivor, memberId)).toContain('no rate');
    expect(await accountOf(g, memberId)).toMatchObject({ available: 1_084n });
    expect(await publishRate()).toBeNull();
    expect(await become(survivor, memberId)).toBeNull();
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, growth: 0n });
    expect(await accountOf(g, survivor)).toMatchObject({ available: 999n, growth: 1_084n });
    expect(await g.sql.all`select programme, account, amount from ledger_entry e
      join points_transaction t on t.id = transaction_id where kind = 'merge' and unit = 'points'
        and e.member_id in (${memberId}, ${survivor}) order by 1, 2`).toEqual([
      { programme: 'CN', account: 'available', amount: 999n },
      { programme: 'CN', account: 'merged', amount: -999n },
      { programme: 'HK', account: 'available', amount: -1_084n },
      { programme: 'HK', account: 'merged', amount: 1_084n },
    ]);
    await bringBack(g, sales[0]!, [45_167n]);
    expect(await accountOf(g, survivor)).toMatchObject({ available: 499n, debt: 0n, growth: 542n });
    await bringBack(g, sales[0]!, [0n]);
    expect(await accountOf(g, survivor)).toMatchObject({ available: 0n, debt: 0n, growth: 0n });
  });

  it('take holds and spent points of another programme along by the same rate', async () => {
    const [survivor, { memberId, sales: [one, two] }] = [await enrol(g), await hongKongWith(41_667n, 48_667n)];
    const hold = async (points: bigint) => {
      const [held] = await g.runBatch(holdPoints, [{ input: {
        memberId, points, purpose: 'points-cash', ttlMinutes: 30 } }]);
      return held!.ok ? held!.value.holdId : null;
    };
    const paid = { ...inHongKong, paidAt: at(NOW), deliveredAt: null };
    const spent = sale(memberId, [{ marginClass: 'D', base: 9_000n, spent: 300n }],
      { ...paid, pointsHoldId: await hold(300n) });
    await sell(g, spent);
    const [kept, given] = [await hold(101n), await hold(99n)];
    await publishRate();
    expect(await become(survivor, memberId)).toBeNull();
    // 584 at 0.9221 are 538.5; 200 held are 184.4, and with what was spent they come from one lot.
    expect(await accountOf(g, survivor)).toMatchObject({ available: 538n, held: 184n, debt: 0n });
    // The till goes on with the points it knows.
    expect(await g.sql.one`select points, counted from points_hold where id = ${kept}`)
      .toEqual({ points: 101n, counted: 93n });
    await g.runBatch(settleHolds, [{ input: { holdId: given, action: 'void' } }]);
    expect(await accountOf(g, survivor)).toMatchObject({ available: 629n, held: 93n });
    const late = sale(memberId, [{ marginClass: 'D', base: 9_000n, spent: 101n }], { pointsHoldId: kept });
    await sell(g, late);
    await bringBack(g, spent, [4_500n]);
    expect(await accountOf(g, survivor)).toMatchObject({ available: 629n + 138n, held: 0n });
    for (const facts of [spent, late]) await bringBack(g, facts, [0n]);
    // 300 are 276.6, 101 are 93.1.
    expect(await accountOf(g, survivor)).toMatchObject({ available: 629n + 276n + 93n, debt: 0n });
    for (const facts of [one!, two!]) await bringBack(g, facts, [0n]);
    expect(await accountOf(g, survivor)).toMatchObject({ available: 0n, held: 0n, debt: 0n });
  });

  it('undone, show each side what its own tier was decided by, whosever the account was meanwhile', async () => {
    const [survivor, other] = [await enrol(g), await enrol(g)];
    const told = { memberId: survivor, otherMemberId: other, mergedAt: at(NOW), mergeId: newId() };
    const bought = (memberId: string, growth: bigint, day: number) => sale(memberId,
      [{ marginClass: 'A', base: (growth * 1000n) / 12n }], { paidAt: at(`2026-08-0${day}T04:00:00Z`) });
    const [own, brought, since] = [bought(survivor, 1_200n, 1), bought(other, 2_400n, 2), bought(other, 3_600n, 3)];
    const evidence = async (memberId: string, actor: Actor = operator('loyalty:read')) => {
      const { data } = await g.query(`query($r: [_Any!]!) { _entities(representations: $r) { ... on Member { loyalty {
        tier { evidence(first: 5) { kind growth order { id } } } } } } }`,
      { r: [{ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }] }, actor);
      return data._entities[0].loyalty.tier.evidence
        .map(({ kind, growth, order }: any) => [kind, growth, order?.id ?? null]);
    };
    const line = (kind: string, growth: number, { orderId }: OrderFacts) => (
      [kind, growth, encodeId(PREFIX.order, orderId)]);
    for (const facts of [own, brought]) expect(await sell(g, facts)).toBeNull();
    expect(await g.deliver('member.merged.v1', survivor, told)).toBeNull();
    expect(await sell(g, since)).toBeNull();
    expect(await bringBack(g, brought, [100_000n])).toBeNull();
    const others = [line('RETURN', -1_200, brought), line('ACCRUAL', 3_600, since), line('ACCRUAL', 2_400, brought)];
    const all = [...others, line('ACCRUAL', 1_200, own)];
    expect([await evidence(survivor), await evidence(other)]).toEqual([all, all]);
    expect(await g.deliver('member.unmerged.v1', survivor, { mergeId: told.mergeId, memberId: survivor,
      otherMemberId: other, unmergedAt: at(NOW) })).toBeNull();
    expect([await evidence(survivor), await evidence(other)]).toEqual([[line('ACCRUAL', 1_200, own)], others]);
    expect([await accountOf(g, survivor), await accountOf(g, other)])
      .toMatchObject([{ growth: 1_200n }, { growth: 4_800n }]);
    // A shop that sees one side is told all of it and nothing of the other, of orders that are not its own no more than
    // what they did.
    const shop = newId();
    expect(await g.deliver('member.visibility-changed.v1', other, { personId: other, tenantId: null, layer: 1,
      channelIds: [shop], survivorId: null, version: 1n })).toBeNull();
    expect(await evidence(other, channel(shop, 'loyalty:read')))
      .toEqual(others.map(([kind, growth]) => [kind, growth, null]));
    // One person after all: nothing twice.
    expect(await g.deliver('member.merged.v1', survivor, { ...told, mergeId: newId() })).toBeNull();
    expect(await evidence(survivor)).toEqual(all);
  });

  it('undone, leave each what was given, held and done by its id since', async () => {
    const [survivor, other] = [await memberWith(g, 1_000n), await memberWith(g, 500n)];
    const told = { memberId: survivor, otherMemberId: other, mergedAt: at(NOW), mergeId: newId() };
    const give = (memberId: string, points: bigint, actor = operator()) => (
      g.run(adjustPoints, { memberId, points, reason: 'goodwill' }, { actor }));
    const hold = async (memberId: string, points: bigint) => g.runBatch(holdPoints, [{ input: {
      memberId, points, purpose: 'points-cash', ttlMinutes: 30 } }]);
    const like = async (memberId: string) => g.runBatch(recordInteractions, [{ input: { memberId,
      interactions: [{ contentId: newId(), kind: 'like' as const, at: at(NOW) }] } }]);
    expect(await g.deliver('member.merged.v1', survivor, told)).toBeNull();
    for (const [memberId, points] of [[survivor, 30n], [other, 700n], [other, 20_000n]] as const) {
      expect(await give(memberId, points)).toMatchObject({ ok: true });
    }
    const waits = await g.sql.one<{ id: string; version: number }>`select id, version from points_adjustment
      where state = 'pending' and member_id = ${survivor}`;
    expect(await g.run(decideAdjustment, { adjustmentId: waits.id, approve: true, note: null,
      expectedVersion: waits.version }, { actor: { ...operator(), id: 'second' } })).toMatchObject({ ok: true });
    for (const id of [survivor, other, other]) await like(id);
    expect(await hold(other, 200n)).toMatchObject([{ ok: true }]);
    const { available, held } = await accountOf(g, survivor);
    expect([available, held]).toEqual([1_000n + 500n + 30n + 20_700n - 200n, 200n]);

    expect(await g.deliver('member.unmerged.v1', survivor, { mergeId: told.mergeId, memberId: survivor,
      otherMemberId: other, unmergedAt: at(NOW) })).toBeNull();
    const [own, others] = [await accountOf(g, survivor), await accountOf(g, other)];
    expect([own.held, others.held, own.available + others.available]).toEqual([0n, 200n, available]);
    // The hold took what ends soonest, whosever it was: the rest of what either was given is its own.
    expect(others.available).toBeGreaterThanOrEqual(500n + 20_700n - 200n);
    const liked = async (memberId: string) => g.sql.one`select count(*)::int as likes, sum(i.growth)::int = max(
      a.interaction_growth)::int as counts from interaction_growth i join account a using (member_id)
      where member_id = ${memberId}`;
    expect([await liked(survivor), await liked(other)])
      .toEqual([{ likes: 1, counts: true }, { likes: 2, counts: true }]);
    expect(await g.sql.all`select member_id, points from points_adjustment
      where member_id in (${survivor}, ${other}) order by points`).toEqual([
      { member_id: survivor, points: 30n }, { member_id: other, points: 700n },
      { member_id: other, points: 20_000n }]);
  });

  it('wait for an account that is not open yet', async () => {
    const memberId = await enrol(g);
    expect(await g.deliver('member.merged.v1', memberId,
      { memberId, otherMemberId: newId(), mergedAt: at(NOW) })).toContain('not yet');
  });
});
