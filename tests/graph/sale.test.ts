import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SHAPES, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { tenant } from '../kit/subgraph.ts';
import { enrol, exampleOrder, openShop, record, type Shop } from './shop.ts';

/** Everything a sale brings about, in one federated query over five subgraphs. */
const WHOLE_STORY = `query Story($id: ID!) { order(id: $id) {
  state member { id
    loyalty { available pending growth pendingGrowth debt tier { tier { code } provisional } }
    attribution { franchise { name } headOffice until } }
  points { state earned pending reversed growth
    lines { lineNo marginClass { code } base { amount } granted kept growth } }
  rebates { marginClass { code } rateBps base { amount } net { amount } marginCapped state paidByHeadOffice
    homeFranchise { name } sellingOutlet { code } }
  lines { lineNo sku base { amount } orderDiscountShare { amount } returnedBase { amount }
    item { product { nameZh } } } } }`;

describe.each(SHAPES)('a sale, %s', (shape) => {
  let graph: TestGraph;
  let shop: Shop;
  beforeAll(async () => {
    graph = await startTestGraph({ shape, now: '2026-09-02T04:00:00Z' });
    shop = await openShop(graph);
  }, 60_000);
  afterAll(() => graph.stop());

  async function atHomeWithTheFranchise(externalId: string): Promise<void> {
    // First purchase in the franchise's store: the member is at home there (domain.md 7).
    const [first] = await record(graph, shop, [exampleOrder(shop, externalId, {
      externalNo: `first-${externalId}`, outletId: shop.storeId, fulfilment: 'STORE',
      paidAt: '2025-01-10T04:00:00Z', deliveredAt: '2025-01-10T04:00:00Z', orderDiscounts: [],
      lines: [{ sku: 'BAR-1', unitPrice: '1.00' }],
    })]);
    expect(first!.userErrors).toEqual([]);
    await graph.settled();
  }

  it('becomes points, growth, tier, attribution and rebates, to the digit', async () => {
    const memberId = await enrol(graph, shop, 'story');
    await atHomeWithTheFranchise('story');
    const [result] = await record(graph, shop, [exampleOrder(shop, 'story')]);
    expect(result).toMatchObject({ created: true, userErrors: [] });
    await graph.settled();
    const { order } = await graph.get(WHOLE_STORY, { id: result!.order!.id });
    expect(order).toMatchObject({ state: 'PAID', member: { id: memberId } });
    expect(order.lines.map((line: any) => [line.orderDiscountShare.amount, line.base.amount]))
      .toEqual([['210.80', '8788.20'], ['289.20', '12056.47'], ['0.00', '26800.00']]);
    expect(order.points).toMatchObject({ state: 'PENDING', earned: 15_367, growth: 28_228 });
    expect(order.points.lines.map((line: any) => [line.marginClass.code, line.granted, line.growth]))
      .toEqual([['A', 10_545, 10_545], ['C', 4_822, 14_467], ['D', 0, 3_216]]);
    expect(order.member.loyalty).toMatchObject({
      available: 0, pending: 15_367, debt: 0, tier: { tier: { code: 'gold' }, provisional: true } });
    expect(order.member.attribution).toMatchObject({
      franchise: { name: 'Franchise A' }, headOffice: false });
    expect(order.rebates.map((rebate: any) => [rebate.marginClass.code, rebate.net.amount,
      rebate.marginCapped, rebate.paidByHeadOffice])).toEqual([
      ['A', '263.64', false, true], ['C', '60.28', false, true], ['D', '24.00', true, true]]);
  });

  it('stands in the audit trail of every room that wrote', async () => {
    const { auditTrail } = await graph.get(`query($filter: AuditFilter) { auditTrail(filter: $filter, first: 1) {
      edges { node { room command actorKind actorName requestId after } } missingRooms } }`,
    { filter: { command: 'orders.record-orders' } });
    expect(auditTrail).toMatchObject({ missingRooms: [], edges: [{ node: {
      room: 'orders', command: 'orders.record-orders', actorKind: 'channel' } }] });
    const { requestId, after } = auditTrail.edges[0].node;
    expect(JSON.parse(after)).toMatchObject({ currency: 'CNY', baseMinor: expect.stringMatching(/^\d+$/) });
    const again = await graph.get(`query($filter: AuditFilter) { auditTrail(filter: $filter) {
      edges { node { requestId } } } }`, { filter: { requestId } });
    expect(new Set(again.auditTrail.edges.map(({ node }: any) => node.requestId))).toEqual(new Set([requestId]));
  });

  it('is reversed whole by a return: points, growth, tier and rebates', async () => {
    await enrol(graph, shop, 'back');
    await atHomeWithTheFranchise('back');
    const [sold] = await record(graph, shop, [exampleOrder(shop, 'back')]);
    await graph.settled();
    const { recordReturn } = await graph.get(`mutation($input: RecordReturnInput!) {
      recordReturn(input: $input) { userErrors { code path message } } }`, { input: {
      orderId: sold!.order!.id, returnNo: 'r-1', returnedAt: '2026-09-02T03:00:00Z',
      reason: 'did not fit', idempotencyKey: 'return-back',
      lines: [1, 2, 3].map((lineNo) => ({ lineNo, quantity: 1 })),
    } }, shop.partner);
    expect(recordReturn.userErrors).toEqual([]);
    await graph.settled();
    const { order } = await graph.get(WHOLE_STORY, { id: sold!.order!.id });
    expect(order.state).toBe('RETURNED');
    expect(order.points).toMatchObject({ earned: 15_367, reversed: 15_367, pending: 0 });
    expect(order.member.loyalty).toMatchObject({
      available: 0, pending: 0, debt: 0, tier: { tier: { code: 'base' } } });
    expect(order.rebates.map((rebate: any) => rebate.net.amount)).toEqual(['0.00', '0.00', '0.00']);
    const invariants = await graph.get(`{
      ledgerInvariants { unbalancedTransactions balanceDifferences lotDifferences availableWithDebt
        validityDifferences }
      rebateInvariants { holds } }`);
    expect(invariants).toEqual({
      ledgerInvariants: { unbalancedTransactions: 0, balanceDifferences: 0, lotDifferences: 0,
        availableWithDebt: 0, validityDifferences: 0 },
      rebateInvariants: { holds: true } });
  });

  it('is never doubled by a retry, and refused when the retry says otherwise', async () => {
    await enrol(graph, shop, 'twice');
    const order = exampleOrder(shop, 'twice');
    const [first] = await record(graph, shop, [order]);
    const [again] = await record(graph, shop, [order]);
    expect(again).toMatchObject({ created: false, order: first!.order, userErrors: [] });
    const [other] = await record(graph, shop, [{ ...order, note: 'changed' }]);
    expect(other!.userErrors).toMatchObject([{ code: 'ORDER_CONFLICT' }]);
    await graph.settled();
    const { order: story } = await graph.get(WHOLE_STORY, { id: first!.order!.id });
    expect(story.member.loyalty.pending).toBe(15_367);
  });

  it('waits for its buyer and counts once the buyer is known', async () => {
    const [sold] = await record(graph, shop, [exampleOrder(shop, 'later')]);
    await graph.settled();
    const before = await graph.get(WHOLE_STORY, { id: sold!.order!.id });
    expect(before.order).toMatchObject({ member: null, points: null });
    await enrol(graph, shop, 'later');
    await graph.settled();
    const after = await graph.get(WHOLE_STORY, { id: sold!.order!.id });
    expect(after.order.member.loyalty.pending).toBe(15_367);
  });

  it('is seen by its own franchise only, as if it were not there', async () => {
    const memberId = await enrol(graph, shop, 'private');
    await atHomeWithTheFranchise('private');
    const scopes = ['members:read', 'loyalty:read', 'orders:read', 'franchises:read'];
    const query = `query($id: ID!) { member(id: $id) { displayName loyalty { available }
      orders { edges { node { externalNo } } } } node(id: $id) { __typename } }`;
    const own = await graph.ask(query, { id: memberId }, tenant(shop.franchiseUuid, ...scopes));
    // Without its word to share, a franchise sees that somebody is there, not who.
    expect(own.data.member.displayName).toMatch(/^K-[A-Z\d]{9}$/);
    expect(own.data.member.orders.edges).toHaveLength(1);
    const foreign = tenant('018cc251-f400-7aaa-8aaa-00000000000f', ...scopes);
    const seen = await graph.ask(query, { id: memberId }, foreign);
    const unknown = await graph.ask(query, { id: 'mem_01hk153x00ffffffffffffffff' }, foreign);
    expect(seen.data).toEqual({ member: null, node: null });
    expect(seen.errors).toBeUndefined();
    expect(seen.data).toEqual(unknown.data);
  });
});
