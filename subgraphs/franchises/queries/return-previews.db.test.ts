import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import type { OrderFacts } from '../../contracts/events.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { ANONYMOUS, type Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { formatAmount } from '../../kernel/money.ts';
import { seededRandom } from '../../kernel/seed.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { franchises } from '../index.ts';
import {
  day, FA, FB, FC, line, MINI, openNetwork, sale, STORE_A, STORE_B, WEB,
} from '../tests/network.ts';

let g: TestSubgraph;
const member = newId();
beforeAll(async () => {
  g = await startTestSubgraph(franchises);
  await openNetwork(g.runtime.handlers, g.clock.now());
  await record(sale(member, STORE_A, '2026-01-10'));
});
afterAll(() => g.stop());

const hq = operator('franchises:rebates', 'audit:read');
const record = (...orders: OrderFacts[]) =>
  g.runBatch(takeOrders, orders.map((input) => ({ input })));
const chain = () => sale(member, STORE_B, '2026-03-01', {
  lines: [line({ marginClass: 'C', baseMinor: 1_234_567n, costMinor: 1_180_000n })] });

const PREVIEW = `query($r: [_Any!]!, $lines: [ReturnPreviewLineInput!]!) {
  _entities(representations: $r) { ... on Order { rebateReturnPreview(lines: $lines) {
    reversed { amount currency } lines { lineId reversed { amount } net { amount } carriedForward
      rebate { net { amount } homeFranchise { code } payer { code } paidByHeadOffice } } } } } }`;

const asked = (orderIds: readonly string[], lines: readonly object[], actor: Actor = hq) =>
  g.query(PREVIEW, { lines, r: orderIds.map((id) => ({ __typename: 'Order', id })) }, actor);
const linesLeft = (order: OrderFacts, remaining: readonly bigint[]) =>
  remaining.map((base, index) => leftOf(formatAmount(base, order.currency),
    encodeId(PREFIX.orderLine, order.lines[index]!.lineId), order.currency));
const leftOf = (amount: string, lineId = encodeId(PREFIX.orderLine, newId()), currency = 'CNY') =>
  ({ lineId, remainingBase: { amount, currency } });
const ord = (order: OrderFacts) => encodeId(PREFIX.order, order.orderId);

async function previewOf(order: OrderFacts, remaining: readonly bigint[], actor: Actor = hq) {
  const { data, errors } = await asked([ord(order)], linesLeft(order, remaining), actor);
  expect(errors).toBeUndefined();
  return data._entities[0].rebateReturnPreview;
}

const bringBack = (order: OrderFacts, remaining: readonly bigint[]) =>
  g.deliver('order.returned.v1', order.orderId, {
    orderId: order.orderId, returnId: newId(), memberId: order.memberId,
    returnedAt: day('2026-09-01'), whole: remaining.every((base) => base === 0n),
    lines: remaining.map((base, index) => ({
      lineId: order.lines[index]!.lineId, returnedQuantity: 1, remainingBaseMinor: base,
      returnedBaseMinor: order.lines[index]!.baseMinor - base,
    })),
  });

const stored = () => g.sql.one`select
  (select jsonb_agg(r order by id) from rebate r) as rebates,
  (select count(*)::int from rebate_entry) as entries, (select count(*)::int from event) as events,
  (select jsonb_agg(l order by line_id) from order_line_fact l) as lines,
  (select count(*)::int from audit_record) as audits`;
const netsOf = (order: OrderFacts) => g.sql.all<{ line_id: string; net: bigint }>`
  select line_id, net_minor as net from rebate
  where order_id = ${order.orderId} and superseded_at is null order by line_id`;

describe('the preview of reversed rebates (domain.md 7)', () => {
  it('C 1,234,567 at FB loses 600,000: 6,172 becomes 3,172, −3,000', async () => {
    const order = chain();
    await record(order);
    expect(await previewOf(order, [634_567n])).toEqual({
      reversed: { amount: '-30.00', currency: 'CNY' },
      lines: [{ lineId: encodeId(PREFIX.orderLine, order.lines[0]!.lineId),
        reversed: { amount: '-30.00' }, net: { amount: '31.72' }, carriedForward: false,
        rebate: { net: { amount: '61.72' }, homeFranchise: { code: 'f-01' },
          payer: { code: 'f-02' }, paidByHeadOffice: false } }],
    });
    expect(await bringBack(order, [634_567n])).toBeNull();
    expect(await previewOf(order, [634_567n])).toMatchObject({ reversed: { amount: '0.00' } });
    expect(await previewOf(order, [0n])).toMatchObject({ reversed: { amount: '-31.72' } });
  });

  it('keeps to the cap of the margin: the bar 2,400, half of it 1,200', async () => {
    const bar = sale(member, WEB, '2026-02-03', {
      lines: [line({ marginClass: 'D', baseMinor: 2_680_000n, costMinor: 2_672_000n })] });
    await record(bar);
    expect(await previewOf(bar, [1_340_000n])).toMatchObject({ reversed: { amount: '-12.00' },
      lines: [{ net: { amount: '12.00' }, rebate: { payer: null, paidByHeadOffice: true } }] });
  });

  it('is carried into the next statement when the rebate is settled', async () => {
    const order = chain();
    await record(order);
    await g.sql.run`update rebate set state = 'settled' where order_id = ${order.orderId}`;
    expect((await previewOf(order, [634_567n])).lines[0]).toMatchObject({ carriedForward: true });
  });

  it('equals what the return then does, return after return, and changes nothing', async () => {
    const random = seededRandom(7);
    const below = (limit: number) => Math.floor(random() * limit);
    const orders = Array.from({ length: 8 }, () => sale(member, [WEB, STORE_B][below(2)]!, '2026-04-01', {
      lines: Array.from({ length: 1 + below(4) }, (_, index) => {
        const baseMinor = BigInt(1 + below(3_000_000));
        return line({ lineNo: index + 1, baseMinor, marginClass: (['A', 'B', 'C', 'D', 'X'] as const)[below(5)]!,
          costMinor: below(2) === 0 ? null : (baseMinor * BigInt(90 + below(12))) / 100n });
      }) }));
    await record(...orders);
    const left = new Map(orders.map((order) => [order, order.lines.map((one) => one.baseMinor)]));
    for (let step = 0; step < 40; step += 1) {
      const order = orders[below(orders.length)]!;
      const remaining = left.get(order)!.map((base) => (base * BigInt(below(6))) / 5n);
      left.set(order, remaining);
      const before = await stored();
      const preview = await previewOf(order, remaining);
      expect(await stored()).toEqual(before);
      const net = await netsOf(order);
      expect(await bringBack(order, remaining)).toBeNull();
      const foreseen = new Map((preview?.lines ?? []).map((one: any) => [one.lineId, one]));
      const after = await netsOf(order);
      expect(after.map((row) => [row.line_id, formatAmount(row.net, 'CNY')])).toEqual(
        after.map((row) => [row.line_id,
          (foreseen.get(encodeId(PREFIX.orderLine, row.line_id)) as any).net.amount]));
      const lost = after.reduce((sum, row, index) => sum + row.net - net[index]!.net, 0n);
      expect(preview?.reversed.amount ?? '0.00').toBe(formatAmount(lost, 'CNY'));
    }
    const { data } = await g.query('{ rebateInvariants { holds } }', {}, hq);
    expect(data.rebateInvariants.holds).toBe(true);
  });
});

describe('who may ask, and what', () => {
  it('head office, the home and the payer; to the others it looks unknown', async () => {
    const order = chain();
    await record(order);
    await g.deliver('member.visibility-changed.v1', member, {
      personId: member, tenantId: FA, layer: 1, channelIds: [MINI], survivorId: null, version: 1n });
    const scope = 'franchises:rebates';
    for (const actor of [hq, tenant(FA, scope), tenant(FB, scope)]) {
      expect(await previewOf(order, [0n], actor)).toMatchObject({ reversed: { amount: '-61.72' } });
    }
    for (const actor of [tenant(FC, scope), channel(MINI, scope), person(member, scope)]) {
      expect(await previewOf(order, [0n], actor)).toBeNull();
    }
    const nothing = await asked([ord(order)], linesLeft(order, [0n]), tenant(FC, scope));
    for (const id of [encodeId(PREFIX.order, newId()), 'ord_x', '', encodeId(PREFIX.member, member)]) {
      expect(await asked([id], linesLeft(order, [0n]))).toEqual(nothing);
    }
    expect((await asked([ord(order)], linesLeft(order, [0n]), ANONYMOUS)).errors?.[0]?.extensions)
      .toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await asked([ord(order)], linesLeft(order, [0n]), operator())).errors?.[0]?.extensions)
      .toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves out lines of other orders and lines that are none', async () => {
    const [order, other] = [chain(), chain()];
    await record(order, other);
    const { data } = await asked([ord(order)], [...linesLeft(other, [0n]), leftOf('0', 'nonsense')]);
    expect(data._entities[0].rebateReturnPreview)
      .toEqual({ reversed: { amount: '0.00', currency: 'CNY' }, lines: [] });
  });

  it.each([
    ['no line', [], 'LIMIT_EXCEEDED'],
    ['1_001 lines', Array.from({ length: 1_001 }, () => leftOf('0')), 'LIMIT_EXCEEDED'],
    ['a line twice', [leftOf('0', 'oln_1'), leftOf('1', 'oln_1')], 'BAD_USER_INPUT'],
    ['less than nothing', [leftOf('-0.01')], 'BAD_USER_INPUT'],
    ['more digits than the currency has', [leftOf('0.001')], 'BAD_USER_INPUT'],
    ['another currency', [leftOf('1', 'oln_1', 'HKD')], 'BAD_USER_INPUT'],
    ['no amount', [leftOf('many')], 'BAD_USER_INPUT'],
  ])('refuses %s', async (_, lines: object[], code) => {
    const order = chain();
    await record(order);
    const { errors } = await asked([ord(order)], lines);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });

  it('refuses more than 25 at once', async () => {
    const ids = Array.from({ length: 26 }, () => encodeId(PREFIX.order, newId()));
    expect((await asked(ids, [leftOf('0')])).errors?.[0]?.extensions)
      .toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect((await asked(ids.slice(1), [leftOf('0')])).errors).toBeUndefined();
  });

  it('costs the same number of statements for 1 order and 25, 1 line and 200', async () => {
    const many = sale(member, WEB, '2026-05-01',
      { lines: Array.from({ length: 200 }, (_, index) => line({ lineNo: index + 1 })) });
    const orders = Array.from({ length: 25 }, chain);
    await record(many, ...orders);
    const count = (ids: readonly string[], lines: readonly object[], actor: Actor) =>
      g.countStatements(async () => {
        expect((await asked(ids, lines, actor)).errors).toBeUndefined();
      });
    const of = async (order: OrderFacts) => count([ord(order)],
      linesLeft(order, order.lines.map(() => 0n)), hq);
    // Rebates and policies; then the rebate, its home and its payer.
    expect(await of(orders[0]!)).toBe(4);
    expect(await count(orders.map(ord), orders.flatMap((order) => linesLeft(order, [0n])), hq)).toBe(4);
    expect(await of(many)).toBe(4);
  });
});
