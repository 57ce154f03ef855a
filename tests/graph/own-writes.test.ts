import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import {
  addDrop, change, givePoints, holdPoints, newMember, openWorld, scheduleSession, type World,
} from '../attacks/kit/world.ts';
import { SHAPES, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { person, tenant } from '../kit/subgraph.ts';
import { enrol, exampleOrder, record } from './shop.ts';

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
    const other = await newMember(world);
    await givePoints(world, other, 500);
    await holdPoints(world, other);
    const third = await newMember(world);
    await change(world, 'markStaff', 'member { id }',
      { memberId: third, isStaff: true, reason: 'works here', idempotencyKey: world.fresh() });
    const fourth = await newMember(world);
    await change(world, 'transferMember', 'member { id }', { memberId: fourth,
      franchiseId: world.shop.franchiseId, reason: 'moved there', idempotencyKey: world.fresh() });
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
});
