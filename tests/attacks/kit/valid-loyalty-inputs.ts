import { exampleOrder, record } from '../../graph/shop.ts';
import { change, givePoints, newMember, SECOND, type World } from './world.ts';

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

/** A sale of the shop has given 44.99 and more to the fund of its region. */
async function payout(world: World): Promise<object> {
  await record(world.graph, world.shop, [exampleOrder(world.shop, world.fresh(), { paidAt: '2026-08-01T04:00:00Z' })]);
  await world.graph.settled();
  return { region: 'CN', amount: { amount: '0.01', currency: 'CNY' }, recipient: 'A school', purpose: 'books',
    bankReference: world.fresh(), paidOn: '2026-09-01', idempotencyKey: world.fresh() };
}

export async function newPayout(world: World): Promise<string> {
  return (await change(world, 'proposeCharityPayout', 'payout { id }', await payout(world))).payout.id;
}

async function postedPayout(world: World): Promise<object> {
  const payoutId = await newPayout(world);
  await change(world, 'decideCharityPayout', 'payout { id }', { payoutId, approve: true, expectedVersion: 1, note: null,
    idempotencyKey: world.fresh() }, SECOND);
  return { payoutId, expectedVersion: 2, reason: 'a wrong account', bankReference: world.fresh(),
    idempotencyKey: world.fresh() };
}

/** For what operators do to accounts by hand an input that is accepted; anew at each call. */
export const VALID_LOYALTY_INPUTS: Readonly<Record<string, Prepare>> = {
  writeOffDebt: async (w) => ({ memberId: await indebtedMember(w), points: 100, reason: 'moved away',
    idempotencyKey: w.fresh() }),
  proposeTier: tier,
  proposeCharityPayout: payout, reverseCharityPayout: postedPayout,
  decideCharityPayout: async (w) => ({ payoutId: await newPayout(w), approve: true, expectedVersion: 1, note: 'fine',
    idempotencyKey: w.fresh() }),
  decideTier: async (w) => ({ manualTierId: await newManualTier(w), approve: true, expectedVersion: 1, note: 'fine',
    idempotencyKey: w.fresh() }),
};
