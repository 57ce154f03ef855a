import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import { SHAPES, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { tenant } from '../kit/subgraph.ts';
import { codeWithout, without } from './without.ts';
import { enrol, exampleOrder, openShop, record, type Shop } from './shop.ts';

const RETURN = `mutation($input: RecordReturnInput!) { recordReturn(input: $input) {
  created userErrors { code path } decision { state base { amount } charityReversed { amount }
    lines { lineId remainingBase { amount currency } } } } }`;
const TAKEN = '{ total pending active expired others debt }';
const STANDING = '{ available pending debt growth pendingGrowth tier { code } provisional }';
const PREVIEW = `query($id: ID!, $lines: [ReturnPreviewLineInput!]!, $at: DateTime) { order(id: $id) {
  pointsReturnPreview(lines: $lines, returnedAt: $at) { state growth points ${TAKEN} bonus ${TAKEN}
    before ${STANDING} after ${STANDING} lines { lineNo points ${TAKEN} growth } }
  rebateReturnPreview(lines: $lines) { reversed { amount } lines { lineId reversed { amount }
    net { amount } rebate { homeFranchise { name } paidByHeadOffice } } } } }`;
const STORY = `query($id: ID!) { order(id: $id) { state charity { amount }
  points { earned reversed growth lines { lineNo kept growthKept } }
  rebates { orderLineId net { amount } reversed { amount } }
  member { loyalty { available pending debt growth pendingGrowth tier { tier { code } provisional } } } } }`;

const AT = '2026-09-02T03:00:00Z';

describe.each(SHAPES)('the preview of a return, %s', (shape) => {
  let graph: TestGraph;
  let shop: Shop;
  beforeAll(async () => {
    graph = await startTestGraph({ shape, now: '2026-09-02T04:00:00Z' });
    shop = await openShop(graph);
  }, 60_000);
  afterAll(() => graph.stop());

  /** An order of ring, bracelet and bar in the web shop, by a member at home with the franchise. */
  async function sold(name: string): Promise<string> {
    await enrol(graph, shop, name);
    await record(graph, shop, [exampleOrder(shop, name, {
      externalNo: `first-${name}`, outletId: shop.storeId, fulfilment: 'STORE',
      paidAt: '2025-01-10T04:00:00Z', deliveredAt: '2025-01-10T04:00:00Z', orderDiscounts: [],
      lines: [{ sku: 'BAR-1', unitPrice: '1.00' }] })]);
    await graph.settled();
    const [result] = await record(graph, shop, [exampleOrder(shop, name)]);
    await graph.settled();
    return result!.order!.id;
  }

  async function bringBack(orderId: string, lines: readonly object[], returnNo: string, dryRun: boolean) {
    const { recordReturn } = await graph.get(RETURN, { input: { orderId, lines, returnNo, dryRun,
      returnedAt: AT, reason: 'did not fit', idempotencyKey: `${orderId}-${returnNo}` } }, shop.partner);
    expect(recordReturn).toMatchObject({ created: !dryRun, userErrors: [] });
    return recordReturn.decision;
  }

  async function previewed(id: string, lines: readonly object[], returnNo: string) {
    const decision = await bringBack(id, lines, returnNo, true);
    const left = decision.lines.map(({ lineId, remainingBase }: any) => ({ lineId, remainingBase }));
    const { order } = await graph.get(PREVIEW, { id, at: AT, lines: left });
    return { decision, left, points: order.pointsReturnPreview, rebates: order.rebateReturnPreview };
  }

  it('says to the digit what the record then does, return after return', async () => {
    const id = await sold('steps');
    const steps = [
      { lines: [{ lineNo: 2, quantity: 0, amount: '6000.00' }], points: 2_400, growth: 7_200, tier: 'gold',
        rebate: '-30.00' },
      { lines: [{ lineNo: 1, quantity: 1 }], points: 10_545, growth: 10_545, tier: 'gold', rebate: '-263.64' },
      { lines: [{ lineNo: 2, quantity: 1 }, { lineNo: 3, quantity: 1 }], points: 2_422, growth: 10_483,
        tier: 'base', rebate: '-54.28' },
    ];
    for (const [index, step] of steps.entries()) {
      const before = (await graph.get(STORY, { id })).order;
      const { decision, points, rebates } = await previewed(id, step.lines, `r-${index}`);
      expect((await graph.get(STORY, { id })).order).toEqual(before);
      expect([points.points.total, points.points.pending, points.growth, points.after.tier.code])
        .toEqual([step.points, step.points, step.growth, step.tier]);
      expect(rebates.reversed.amount).toBe(step.rebate);
      expect(await bringBack(id, step.lines, `r-${index}`, false)).toEqual(decision);
      await graph.settled();
      const after = (await graph.get(STORY, { id })).order;
      const { tier, ...balances } = after.member.loyalty;
      expect(points.after).toEqual({ ...balances, ...tier });
      expect(after.points.reversed - before.points.reversed).toBe(step.points);
      for (const line of points.lines) {
        const kept = (order: any) => order.points.lines.find((one: any) => one.lineNo === line.lineNo).kept;
        expect(kept(before) - kept(after)).toBe(line.points.total);
      }
      for (const line of rebates.lines) {
        expect(after.rebates.find((one: any) => one.orderLineId === line.lineId).net).toEqual(line.net);
        expect(line.rebate).toEqual({ homeFranchise: { name: 'Franchise A' }, paidByHeadOffice: true });
      }
      expect(after.state).toBe(decision.state);
    }
  });

  it('shows each only what is theirs, and strangers nothing, as if it were not there', async () => {
    const id = await sold('private');
    const { left } = await previewed(id, [{ lineNo: 1, quantity: 1 }], 'r');
    const scopes = ['orders:read', 'loyalty:read', 'franchises:rebates'];
    const ask = (orderId: string, tenantId: string) =>
      graph.ask(PREVIEW, { id: orderId, lines: left }, tenant(tenantId, ...scopes));
    const own = await ask(id, shop.franchiseUuid);
    expect(own.data.order).toMatchObject({ pointsReturnPreview: { points: { total: 10_545 } },
      rebateReturnPreview: { reversed: { amount: '-263.64' } } });
    const foreign = await ask(id, newId());
    expect(foreign).toEqual(await ask(encodeId('ord', newId()), newId()));
    expect(foreign.data).toEqual({ order: null });
  });

  it.each([
    ['loyalty', 'pointsReturnPreview', 'rebateReturnPreview', { reversed: { amount: '-263.64' } }],
    ['franchises', 'rebateReturnPreview', 'pointsReturnPreview', { points: { total: 10_545 } }],
  ])('without %s it says what it cannot know, and the rest', async (name, gap, rest, known) => {
    const id = await sold(`without-${name}`);
    const { left } = await previewed(id, [{ lineNo: 1, quantity: 1 }], 'r');
    const { data, errors } = await without(graph, shape, name, () =>
      graph.ask(PREVIEW, { id, lines: left }));
    expect(data.order).toMatchObject({ [gap]: null, [rest]: known });
    expect(errors!.map(({ path, extensions }) => [path, extensions['code']]))
      .toEqual([[['order', gap], codeWithout(shape)]]);
    // The return itself asks neither of them: it is recorded, and its consequences follow by events.
    await without(graph, shape, name, () => bringBack(id, [{ lineNo: 1, quantity: 1 }], 'gone', false));
    await graph.settled();
    const { order } = await graph.get(STORY, { id });
    expect(order.points.reversed).toBe(10_545);
    expect(order.rebates.map(({ reversed }: any) => reversed.amount)).toContain('-263.64');
  });
});
