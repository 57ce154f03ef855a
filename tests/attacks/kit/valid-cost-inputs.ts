import { change, SECOND, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const proposal = (world: World) => ({
  region: 'CN', funderId: world.shop.franchiseId, amount: { amount: '100.00', currency: 'CNY' },
  reason: `a season ${world.fresh()}`, endsAt: '2026-10-01T04:00:00Z', idempotencyKey: world.fresh(),
});

export const newCapOverride = async (world: Pick<World, 'graph' | 'fresh' | 'shop'>): Promise<any> =>
  (await change(world, 'proposeCapOverride', 'override { id version }', proposal(world as World))).override;

/** A small brand sells too little for all the gifts of an attack: two people allow them. */
export async function openCap(world: Pick<World, 'graph' | 'fresh' | 'shop'>): Promise<void> {
  const { override: { id, version } } = await change(world, 'proposeCapOverride', 'override { id version }',
    { ...proposal(world as World), funderId: null, amount: { amount: '1000000.00', currency: 'CNY' } });
  await change(world, 'decideCapOverride', 'override { state }',
    { overrideId: id, verdict: 'APPROVE', expectedVersion: version, idempotencyKey: world.fresh() }, SECOND);
}

export const VALID_COST_INPUTS: Readonly<Record<string, Prepare>> = {
  proposeCapOverride: proposal,
  decideCapOverride: async (w) => {
    const { id, version } = await newCapOverride(w);
    return { overrideId: id, verdict: 'APPROVE', note: 'seen', expectedVersion: version, idempotencyKey: w.fresh() };
  },
  proveCost: (w) => ({ idempotencyKey: w.fresh() }),
};

/** What one asked for another decides; said when it is asked, for the world and its inputs import each other. */
export const COST_DECIDERS = { get decideCapOverride() { return SECOND; } };
