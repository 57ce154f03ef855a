import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import type { OrderFacts } from '../../contracts/events.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { ANONYMOUS, type Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { holdPoints } from '../commands/holds/hold-points.ts';
import { loyalty } from '../index.ts';
import { askPreviews, linesLeft, previewOf } from '../tests/returns.ts';
import { at, bringBack, enrol, memberWith, sale, sell } from '../tests/sales.ts';

let g: TestSubgraph;
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: NOW }); });
afterAll(() => g.stop());

const reader = operator('loyalty:read');
const preview = (facts: OrderFacts, remaining: readonly (bigint | null)[], actor: Actor = reader) =>
  previewOf(g, facts, remaining, actor);
const taken = (parts: object) => {
  const all = { pending: 0, active: 0, expired: 0, others: 0, debt: 0, ...parts };
  return { ...all, total: all.pending + all.active + all.expired + all.others + all.debt };
};
const FRESH = { paidAt: at('2026-09-14T04:00:00Z'), deliveredAt: at('2026-09-14T04:00:00Z') };

async function heldBy(memberId: string, points: bigint): Promise<string> {
  const [held] = await g.runBatch(holdPoints, [{
    input: { memberId, points, purpose: 'points-cash', ttlMinutes: 30 } }]);
  if (!held?.ok) throw new Error(JSON.stringify(held));
  return held.value.holdId;
}

/** An order that was paid with this many points, which its hold had set aside. */
async function paidWith(memberId: string, spent: bigint): Promise<OrderFacts> {
  const facts = sale(memberId, [{ marginClass: 'D', base: 90_000n, spent }],
    { pointsHoldId: await heldBy(memberId, spent) });
  expect(await sell(g, facts)).toBeNull();
  return facts;
}

describe('the preview of a return (domain.md 3.6)', () => {
  it('class C 1,205,647 loses 600,000: 2,400 from the active lot, growth 7,200', async () => {
    const facts = sale(await enrol(g), [{ marginClass: 'C', base: 1_205_647n }]);
    await sell(g, facts);
    const before = { available: 4_822, pending: 0, debt: 0, growth: 14_467, pendingGrowth: 0,
      tier: { code: 'gold' }, provisional: false };
    expect(await preview(facts, [605_647n])).toEqual({
      state: 'ACTIVE', growth: 7_200, points: taken({ active: 2_400 }), bonus: taken({}),
      givenBack: { total: 0, repaidDebt: 0, toLots: 0, toGraceLots: 0, graceUntil: null },
      before, after: { ...before, available: 2_422, growth: 7_267 },
      lines: [{ lineId: encodeId(PREFIX.orderLine, facts.lines[0]!.lineId), lineNo: 1,
        points: taken({ active: 2_400 }), bonus: taken({}), growth: 7_200, givenBack: 0 }],
    });
    await bringBack(g, facts, [605_647n]);
    expect(await preview(facts, [605_647n])).toMatchObject({ points: taken({}), growth: 0 });
    expect(await preview(facts, [0n])).toMatchObject({ points: taken({ active: 2_422 }) });
  });

  it('the order behind the 1,200 lot: 500 from the lot, debt 700', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 25_000n }],
      { paidAt: at('2026-06-01T04:00:00Z'), deliveredAt: at('2026-06-01T04:00:00Z') }));
    const facts = sale(memberId, [{ marginClass: 'A', base: 100_000n }]);
    await sell(g, facts);
    await paidWith(memberId, 1_000n);
    expect(await preview(facts, [0n])).toMatchObject({
      points: taken({ active: 500, debt: 700 }), before: { available: 500, debt: 0 },
      after: { available: 0, debt: 700 },
    });
  });

  it('a provisional gold: bonus and growth from what is pending, silver again', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 416_667n }]));
    const facts = sale(memberId, [{ marginClass: 'A', base: 100_000n }], FRESH);
    await sell(g, facts);
    expect(await preview(facts, [0n])).toMatchObject({
      state: 'PENDING', points: taken({ pending: 1_200 }), bonus: taken({ pending: 120 }),
      growth: 1_200, before: { tier: { code: 'gold' }, provisional: true, pending: 1_320, pendingGrowth: 1_200 },
      after: { tier: { code: 'silver' }, provisional: false, pending: 0, pendingGrowth: 0, growth: 5_000 },
    });
    expect(await preview(facts, [99_999n])).toMatchObject({ after: { tier: { code: 'gold' }, provisional: true } });
  });

  it('spent points go back: to their lot, to a grace lot, to the debt first', async () => {
    const memberId = await memberWith(g, 1_200n);
    const facts = await paidWith(memberId, 1_000n);
    expect((await preview(facts, [45_000n])).givenBack)
      .toEqual({ total: 500, repaidDebt: 0, toLots: 500, toGraceLots: 0, graceUntil: null });
    const poor = await memberWith(g, 600n);
    const owing = sale(poor, [{ marginClass: 'D', base: 90_000n, spent: 1_000n }], { pointsHoldId: newId() });
    await sell(g, owing);
    expect(await preview(owing, [0n])).toMatchObject({
      lines: [{ givenBack: 1_000 }], before: { available: 0, debt: 400 }, after: { available: 600, debt: 0 },
      givenBack: { total: 1_000, repaidDebt: 400, toLots: 600, toGraceLots: 0 },
    });
    g.clock.set('2029-09-01T00:00:00Z');
    const late = await previewOf(g, facts, [0n], reader, '2029-09-01T00:00:00Z');
    // Told then of goods that came back in 2026: their lot was there, and has ended since.
    const told = await preview(facts, [0n]);
    g.clock.set(NOW);
    expect(late.givenBack).toEqual({ total: 1_000, repaidDebt: 0, toLots: 0, toGraceLots: 1_000,
      graceUntil: '2029-10-01T00:00:00.000Z' });
    expect([told.givenBack.toLots, told.after.available]).toEqual([1_000, 0]);
  });

  it('follows a merged member, and leaves out lines that are not the order’s', async () => {
    const [survivor, other] = [await memberWith(g, 100n), await enrol(g)];
    const facts = sale(other, [{ marginClass: 'A', base: 50_000n }], FRESH);
    const foreign = sale(survivor, [{ marginClass: 'A', base: 50_000n }], FRESH);
    await Promise.all([sell(g, facts), sell(g, foreign)]);
    await g.deliver('member.merged.v1', survivor,
      { memberId: survivor, otherMemberId: other, mergedAt: at(NOW) });
    const lines = [...linesLeft(facts, [0n]), ...linesLeft(foreign, [0n]),
      { lineId: 'nonsense', remainingBase: { amount: '0', currency: 'CNY' } }];
    const { data } = await askPreviews(g, [encodeId(PREFIX.order, facts.orderId)], lines, reader);
    expect(data._entities[0].pointsReturnPreview).toMatchObject({
      points: taken({ pending: 600 }), before: { pending: 1_200 }, after: { pending: 600 } });
    expect(data._entities[0].pointsReturnPreview.lines).toHaveLength(1);
  });
});

describe('who may ask, and what', () => {
  it('operators, the home, the channel and the person; to the others it looks unknown', async () => {
    const mine = await enrol(g);
    const facts = sale(mine, [{ marginClass: 'C', base: 1_205_647n }]);
    await sell(g, facts);
    const { channelId } = facts;
    const [tenantId, besideId] = [newId(), newId()];
    await g.deliver('member.visibility-changed.v1', mine,
      { personId: mine, tenantId, layer: 1, channelIds: [channelId, besideId], survivorId: null, version: 1n });
    const seen = async (actor: Actor) =>
      (await preview(facts, [605_647n], actor))?.points.total ?? null;
    for (const actor of [reader, tenant(tenantId, 'loyalty:read'), channel(channelId, 'loyalty:read'),
      person(mine, 'loyalty:read')]) expect(await seen(actor)).toBe(2_400);
    // Another channel serves the member too, and sees no order that is not its own.
    for (const actor of [tenant(newId(), 'loyalty:read'), channel(newId(), 'loyalty:read'),
      channel(besideId, 'loyalty:read'), person(newId(), 'loyalty:read')]) expect(await seen(actor)).toBeNull();
    const asked = (orderId: string, actor: Actor) =>
      askPreviews(g, [orderId], linesLeft(facts, [605_647n]), actor);
    const nothing = await asked(encodeId(PREFIX.order, facts.orderId), tenant(newId(), 'loyalty:read'));
    for (const id of [encodeId(PREFIX.order, newId()), 'ord_x', '', encodeId(PREFIX.member, mine)]) {
      expect(await asked(id, reader)).toEqual(nothing);
    }
    const id = encodeId(PREFIX.order, facts.orderId);
    expect((await asked(id, ANONYMOUS)).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await asked(id, operator())).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('nothing is there for an order without a buyer, or one that was linked too late', async () => {
    const early = sale(null, [{ marginClass: 'A', base: 100_000n }]);
    await sell(g, early);
    expect(await preview(early, [0n])).toBeNull();
    const late = sale(await enrol(g), [{ marginClass: 'A', base: 100_000n }],
      { paidAt: at('2026-03-18T03:00:00Z') });
    await g.deliver('order.linked.v1', late.orderId, late);
    expect(await preview(late, [0n])).toBeNull();
  });

  it.each([
    ['no line', (): object[] => [], 'LIMIT_EXCEEDED'],
    ['1_001 lines', () => Array.from({ length: 1_001 }, () => line('0')), 'LIMIT_EXCEEDED'],
    ['a line twice', () => [line('0', 'oln_1'), line('1', 'oln_1')], 'BAD_USER_INPUT'],
    ['less than nothing', () => [line('-0.01')], 'BAD_USER_INPUT'],
    ['more digits than the currency has', () => [line('0.001')], 'BAD_USER_INPUT'],
    ['another currency', () => [line('1', 'oln_1', 'HKD')], 'BAD_USER_INPUT'],
    ['no amount', () => [line('many')], 'BAD_USER_INPUT'],
  ])('refuses %s', async (_, lines, code) => {
    const facts = sale(await enrol(g), [{ marginClass: 'A', base: 100n }]);
    await sell(g, facts);
    const { errors } = await askPreviews(g, [encodeId(PREFIX.order, facts.orderId)], lines(), reader);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });

  it('refuses more than 25 at once', async () => {
    const ids = Array.from({ length: 26 }, () => encodeId(PREFIX.order, newId()));
    const { errors } = await askPreviews(g, ids, [line('0')], reader);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect((await askPreviews(g, ids.slice(1), [line('0')], reader)).errors).toBeUndefined();
  });

  it('costs the same number of statements for 1 line and 200, for 1 order and 25', async () => {
    const memberId = await memberWith(g, 5_000n);
    const many = sale(memberId, Array.from({ length: 200 }, () => ({ marginClass: 'B', base: 10_000n })));
    await sell(g, many);
    const orders = await Promise.all(Array.from({ length: 25 }, () => paidWith(memberId, 10n)));
    const ids = orders.map(({ orderId }) => encodeId(PREFIX.order, orderId));
    const count = (orderIds: readonly string[], lines: readonly object[]) =>
      g.countStatements(async () => {
        expect((await askPreviews(g, orderIds, lines, reader)).errors).toBeUndefined();
      });
    const one = await count(ids.slice(0, 1), linesLeft(orders[0]!, [0n]));
    expect(one).toBe(8);
    expect(await count(ids, orders.flatMap((facts) => linesLeft(facts, [0n])))).toBe(one);
    const manyId = encodeId(PREFIX.order, many.orderId);
    // No points were spent on these: holds are not asked for.
    expect(await count([manyId], linesLeft(many, many.lines.map(() => 0n)))).toBe(6);
    expect(await count([manyId], linesLeft(many, [0n]))).toBe(6);
  });
});

const line = (amount: string, lineId = newId(), currency = 'CNY') =>
  ({ lineId, remainingBase: { amount, currency } });
