import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeId, encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import {
  addDrop, change, givePoints, holdPoints, newMember, openWorld, scheduleSession, type World,
} from '../attacks/kit/world.ts';
import { SHAPES, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { person, tenant } from '../kit/subgraph.ts';
import { enrol, exampleOrder, record } from './shop.ts';
import { without } from './without.ts';

const NOW = '2026-09-15T04:00:00Z';
const EVERYWHERE = `query($id: ID!) { member(id: $id) { id
  loyalty { available pending debt } orders(first: 5) { edges { node { externalNo } } }
  attribution { franchise { id } } claims(first: 5) { edges { node { state } } } } }`;

describe.each(SHAPES)('while no news is delivered at all, %s', (shape) => {
  let graph: TestGraph;
  let world: World;
  beforeAll(async () => {
    graph = await startTestGraph({ shape, now: NOW });
    await graph.holdNews();
    // Channel, franchise, outlets, products; a member who buys, is given points; sessions and a drop.
    world = await openWorld(graph);
  }, 120_000);
  afterAll(() => graph.stop());

  const enrolAll = async (keys: readonly string[]): Promise<string[]> => {
    const { enrolMembers: { results } } = await graph.get(`mutation($input: EnrolMembersInput!) {
      enrolMembers(input: $input) { results { member { id } } } }`, { input: { members: keys.map((externalId) => (
      { channelId: world.shop.channelId, externalId, region: 'CN', source: 'ONLINE', idempotencyKey: externalId })) } },
    world.shop.partner);
    return results.map(({ member }: any) => member.id);
  };
  const standing = async () => {
    const { database: { sql } } = graph.runtimes.get('orders')!;
    const { orders, linked } = await sql.one<{ orders: bigint; linked: bigint }>`
      select count(*) as orders, count(member_id) as linked from sales_order`;
    const { booked } = await graph.runtimes.get('loyalty')!.database.sql.one<{ booked: bigint }>`
      select count(*) as booked from order_points`;
    return { orders, withMember: linked, booked };
  };
  const claim = (memberId: string, dropId: string, actor = world.shop.partner) =>
    change(world, 'claimDrop', 'claim { state }', { dropId, memberId, idempotencyKey: world.fresh() }, actor);

  it('a new member is sold to, given points, holds them, is moved and marked at once', async () => {
    const external = world.fresh();
    const memberId = await enrol(graph, world.shop, external);
    const sold = await record(graph, world.shop, [
      exampleOrder(world.shop, `${external}-a`, { buyer: { memberId } }),
      exampleOrder(world.shop, `${external}-b`, { buyer: { externalId: external } })]);
    expect(sold.map(({ userErrors }) => userErrors)).toEqual([[], []]);
    const { orders } = await graph.get(`query($ids: [ID!]!) { orders: nodes(ids: $ids) {
      ... on Order { member { id } } } }`, { ids: sold.map(({ order }) => order!.id) });
    expect(orders).toEqual([{ member: { id: memberId } }, { member: { id: memberId } }]);
    const complained = await change(world, 'recordComplaint', 'complaint { order { externalNo } }', { memberId,
      orderId: sold[0]!.order!.id, via: 'HOTLINE', kind: 'QUALITY', text: 'The clasp broke.',
      idempotencyKey: world.fresh() });
    expect(complained.complaint).toEqual({ order: { externalNo: `no-${external}-a` } });
    const other = await newMember(world);
    await givePoints(world, other, 500);
    await holdPoints(world, other);
    const liking = await change(world, 'recordInteractions', 'growth', { memberId: await newMember(world),
      interactions: [{ kind: 'LIKE', contentId: world.liveSessionId, at: NOW }], idempotencyKey: world.fresh() });
    expect(liking.growth).toBeGreaterThan(0);
    const third = await newMember(world);
    await change(world, 'markStaff', 'member { id }',
      { memberId: third, isStaff: true, reason: 'works here', idempotencyKey: world.fresh() });
    const fourth = await newMember(world);
    await change(world, 'transferMember', 'member { id }', { memberId: fourth,
      franchiseId: world.shop.franchiseId, reason: 'moved there', idempotencyKey: world.fresh() });
  });

  it('the id of a member who was merged away a moment ago is its survivor', async () => {
    const [older, younger] = [world.fresh(), world.fresh()];
    const phone = { phone: '+8613511112222', phoneVerified: true };
    const both = [await enrol(graph, world.shop, older), await enrol(graph, world.shop, younger, phone)];
    const survivor = await enrol(graph, world.shop, older, { ...phone, idempotencyKey: world.fresh() });
    const other = both.find((id) => id !== survivor)!;
    const [sold] = await record(graph, world.shop, [
      exampleOrder(world.shop, world.fresh(), { buyer: { memberId: other } })]);
    const { node } = await graph.get(
      'query($id: ID!) { node(id: $id) { ... on Order { member { id } } } }', { id: sold!.order!.id });
    expect(node).toEqual({ member: { id: survivor } });
    await givePoints(world, other, 100);
    const { member } = await graph.get(EVERYWHERE, { id: survivor });
    expect(member.loyalty.available).toBe(100);
    expect(await claim(survivor, world.dropId)).toMatchObject({ claim: { state: 'CLAIMED' } });
  });

  it('a new member claims at once, for itself and through its channel', async () => {
    const session = await scheduleSession(world);
    await change(world, 'goLive', 'liveSession { id }', { id: session, expectedVersion: 1 });
    const dropId = await addDrop(world, session, { pointsPrice: 0 });
    expect(await claim(await newMember(world), dropId)).toMatchObject({ claim: { state: 'CLAIMED' } });
    const self = await newMember(world);
    expect(await claim(self, dropId, person(decodeId('mem', self)!, 'campaigns:claim', 'campaigns:read')))
      .toMatchObject({ claim: { state: 'CLAIMED' } });
  });

  it('whoever enrolled a member sees it in every room at once', async () => {
    const seen = { loyalty: { available: 0, pending: 0, debt: 0 }, orders: { edges: [] },
      claims: { edges: [] } };
    const byChannel = await newMember(world);
    const { member } = await graph.get(EVERYWHERE, { id: byChannel }, world.shop.partner);
    expect(member).toMatchObject({ id: byChannel, ...seen });
    const seller = tenant(world.shop.franchiseUuid, 'members:read', 'members:write', 'loyalty:read',
      'orders:read', 'orders:write', 'campaigns:read', 'franchises:read');
    const { member: { id } } = await change(world, 'enrolMember', 'member { id }', { region: 'CN',
      phone: '+8613912345678', outletId: world.shop.storeId, channelId: world.shop.channelId,
      externalId: world.fresh(), source: 'STORE', idempotencyKey: world.fresh() }, seller);
    const { member: own } = await graph.get(EVERYWHERE, { id }, seller);
    expect(own).toMatchObject({ id, ...seen });
    const [sold] = await record(graph, world.shop, [exampleOrder(world.shop, world.fresh(),
      { buyer: { memberId: id }, outletId: world.shop.storeId, fulfilment: 'STORE' })], seller);
    expect(sold).toMatchObject({ created: true, userErrors: [] });
  });

  it('what nobody has stays unknown, and whom a channel may not see too', async () => {
    const nobody = encodeId('mem', newId());
    const { member: { id: hidden } } = await change(world, 'enrolMember', 'member { id }', { region: 'CN',
      phone: '+8613712345678', source: 'ONLINE', idempotencyKey: world.fresh() });
    const order = (more: Record<string, unknown>) => exampleOrder(world.shop, world.fresh(), more);
    const sold = await record(graph, world.shop, [
      order({ buyer: { memberId: nobody } }), order({ buyer: { memberId: hidden } }),
      order({ orderDiscounts: [], lines: [{ sku: 'NOWHERE', unitPrice: '1.00' }] }),
      order({ outletId: encodeId('out', newId()) })]);
    expect(sold.map(({ userErrors: [error] }) => `${error!.code} ${error!.path.join('.')}`)).toEqual([
      'NOT_FOUND buyer.memberId', 'NOT_FOUND buyer.memberId', 'ITEM_UNKNOWN lines.0.sku', 'NOT_FOUND outletId']);
    for (const memberId of [nobody, hidden]) {
      const { claimDrop: { userErrors } } = await graph.get(`mutation($input: ClaimDropInput!) {
        claimDrop(input: $input) { userErrors { code path } } }`,
      { input: { dropId: world.dropId, memberId, idempotencyKey: world.fresh() } }, world.shop.partner);
      expect(userErrors).toEqual([{ code: 'NOT_FOUND', path: ['memberId'] }]);
    }
  });

  if (shape === 'one process') {
    it('is to be tried again while the owner is away, and is accepted when it is back', async () => {
      const memberId = await newMember(world);
      const sale = [exampleOrder(world.shop, world.fresh(), { buyer: { memberId } })];
      const [away] = await without(graph, shape, 'members', () => record(graph, world.shop, sale));
      expect(away).toMatchObject({ created: false, order: null,
        userErrors: [{ code: 'TRY_AGAIN', path: ['buyer', 'memberId'] }] });
      expect((await record(graph, world.shop, sale))[0]).toMatchObject({ created: true, userErrors: [] });
    });

    it('2,000 members enrolled and sold to at once: none is refused', async () => {
      const keys = Array.from({ length: 2_000 }, (_, n) => `bulk-${n}`);
      const batches = Array.from({ length: 4 }, (_, n) => keys.slice(n * 500, (n + 1) * 500));
      const refused = await Promise.all(batches.map(async (batch) => {
        const ids = await enrolAll(batch);
        const sold = await record(graph, world.shop, batch.map((key, n) => exampleOrder(world.shop, key,
          { buyer: n % 2 === 0 ? { memberId: ids[n] } : { externalId: key } })));
        return sold.filter(({ created }) => !created).length;
      }));
      expect(refused).toEqual([0, 0, 0, 0]);
    }, 60_000);
  }

  it('when the news comes at last, it changes nothing that was done', async () => {
    const before = await standing();
    await graph.letNewsGo();
    await graph.settled();
    const after = await standing();
    expect(after.orders).toBe(before.orders);
    expect(after.withMember).toBe(after.orders);
    // Sales are booked once each, from their own news.
    expect(after.booked).toBe(after.orders);
    const { ledgerInvariants, rebateInvariants } = await graph.get(
      `{ ledgerInvariants { availableWithDebt balanceDifferences holdDifferences lotDifferences
        unbalancedTransactions } rebateInvariants { holds } }`);
    expect(new Set(Object.values(ledgerInvariants))).toEqual(new Set([0]));
    expect(rebateInvariants.holds).toBe(true);
  });
});
