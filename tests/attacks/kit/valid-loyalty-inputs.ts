import { exampleOrder, record } from '../../graph/shop.ts';
import { change, givePoints, newMember, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

/** A member that owes 15,367 points: they were spent, then the goods came back. */
async function indebtedMember(world: World): Promise<string> {
  const memberId = await newMember(world);
  await world.graph.settled();
  const [sold] = await record(world.graph, world.shop, [exampleOrder(world.shop, world.fresh(),
    { buyer: { memberId }, paidAt: '2026-08-01T04:00:00Z' })]);
  await world.graph.settled();
  for (const points of [-9_000, -6_367]) await givePoints(world, memberId, points);
  await change(world, 'recordReturn', 'order { id }', {
    orderId: sold!.order!.id, returnNo: world.fresh(), returnedAt: '2026-09-10T04:00:00Z', reason: 'did not fit',
    lines: [1, 2, 3].map((lineNo) => ({ lineNo, quantity: 1 })), idempotencyKey: world.fresh() });
  await world.graph.settled();
  return memberId;
}

const tier = async (world: World) => {
  const memberId = await newMember(world);
  await world.graph.settled();
  return { memberId, tier: 'diamond', until: '2026-12-31', reason: 'a guest of honour', idempotencyKey: world.fresh() };
};

export async function newManualTier(world: World): Promise<string> {
  return (await change(world, 'proposeTier', 'manualTier { id }', await tier(world))).manualTier.id;
}

/** For what operators do to accounts by hand an input that is accepted; anew at each call. */
export const VALID_LOYALTY_INPUTS: Readonly<Record<string, Prepare>> = {
  writeOffDebt: async (w) => ({ memberId: await indebtedMember(w), points: 100, reason: 'moved away',
    idempotencyKey: w.fresh() }),
  proposeTier: tier,
  decideTier: async (w) => ({ manualTierId: await newManualTier(w), approve: true, expectedVersion: 1, note: 'fine',
    idempotencyKey: w.fresh() }),
};
