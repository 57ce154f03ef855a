import { change, richMember, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;
type Kit = Pick<World, 'graph' | 'fresh' | 'shop'>;

const fresh = (world: Kit) => ({ idempotencyKey: world.fresh() });
const money = (amount: string) => ({ amount, currency: 'CNY' });
const fields = (world: Kit) => ({
  code: `r-${world.fresh()}`, nameZh: '首饰清洗', nameEn: 'Cleaning', kind: 'SERVICE', fromAt: '2026-01-01T00:00:00Z',
  prices: [{ programme: 'CN', points: 10, worth: money('1.00'), unitCost: money('0.40') }],
});

/** A reward as somebody may edit it. */
export async function newReward(world: Kit): Promise<{ id: string; version: number }> {
  return (await change(world, 'createReward', 'reward { id version }', { ...fields(world), ...fresh(world) })).reward;
}

/** One that is offered at every outlet. */
async function shownReward(world: Kit): Promise<string> {
  const { id, version } = await newReward(world);
  await change(world, 'showReward', 'reward { id }', { id, expectedVersion: version });
  await change(world, 'putRewardShelf', 'reward { id }', { rewardId: id, expectedVersion: 0, ...fresh(world) });
  return id;
}

const asked = async (world: Kit, memberId: string) => (
  { rewardId: await shownReward(world), memberId, outletId: world.shop.storeId, points: 10, ...fresh(world) });

/** A member's redemption, with the code that opens it. */
export async function newRedemption(world: Kit, memberId: string): Promise<{ id: string; code: string }> {
  const { redemption, code } = await change(
    world, 'redeemReward', 'redemption { id } code', await asked(world, memberId));
  return { id: redemption.id, code };
}

const shown = async (world: World) => ({
  code: (await newRedemption(world, await richMember(world))).code, outletId: world.shop.storeId });
const step = async (world: World) => {
  const { id, version } = await newReward(world);
  return { id, expectedVersion: version };
};

export const VALID_REWARD_INPUTS: Readonly<Record<string, Prepare>> = {
  createReward: (w) => ({ ...fields(w), ...fresh(w) }),
  updateReward: async (w) => ({ ...await step(w), ...fields(w), nameEn: 'Deep cleaning' }),
  showReward: step,
  retireReward: step,
  putRewardShelf: async (w) => (
    { rewardId: (await newReward(w)).id, outletId: w.shop.storeId, stock: 5, expectedVersion: 0, ...fresh(w) }),
  redeemReward: async (w) => asked(w, await richMember(w)),
  checkRedemption: shown,
  verifyRedemption: async (w) => ({ ...await shown(w), ...fresh(w) }),
  cancelRedemption: async (w) => ({ id: (await newRedemption(w, await richMember(w))).id, ...fresh(w) }),
};
