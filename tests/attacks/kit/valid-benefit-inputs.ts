import { serviceActor } from '../../../subgraphs/kernel/actor.ts';
import { change, newMember, richMember, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

/** The house's own benefits count at once; those of people wait for a second one. */
const HOUSE = serviceActor('tests', ['rewards:policy', 'rewards:read']);

const TERMS = {
  nameZh: '清洗', nameEn: 'Cleaning', kind: 'COUNTED', bookable: true, pointsPrice: 5,
  allowances: ['base', 'silver', 'gold', 'diamond'].map((tierCode) => (
    { programmeCode: 'CN', tierCode, perYear: 100 })),
};
const draft = (world: World) => ({
  code: world.fresh(), effectiveFrom: '2026-09-15T04:00:00Z', expectedVersion: 0, confirmTooMany: true, rules: TERMS,
  idempotencyKey: world.fresh(),
});

export const newBenefit = async (world: World): Promise<string> =>
  (await change(world, 'publishBenefit', 'benefit { id }', draft(world), HOUSE)).benefit.id;

const proposed = (world: World) => ({ ...draft(world), effectiveFrom: '2026-10-01T00:00:00Z' });

const owned = async (world: World, memberId: string) =>
  ({ benefitId: await newBenefit(world), memberId, idempotencyKey: world.fresh() });
const newcomer = async (world: World) => {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
};
const served = async (world: World, memberId?: string) =>
  ({ ...await owned(world, memberId ?? await newcomer(world)), outletId: world.shop.storeId });

/** Booked for that day or, where it may still be called off, for another one. */
export const newBooking = async (world: World, at: string, memberId?: string): Promise<string> => {
  const asked = { ...await served(world, memberId), comesAt: at };
  return (await change(world, 'bookEntitlement', 'entitlementUse { id }', asked)).entitlementUse.id;
};
const booked = (at: string) => async (world: World) =>
  ({ id: await newBooking(world, at), idempotencyKey: world.fresh() });
const TODAY = '2026-09-15T06:00:00Z';

export const VALID_BENEFIT_INPUTS: Readonly<Record<string, Prepare>> = {
  publishBenefit: proposed,
  decideBenefit: async (w) => {
    const { benefit } = await change(w, 'publishBenefit', 'benefit { id }', proposed(w));
    return { benefitId: benefit.id, version: 1, verdict: 'APPROVE', note: 'fine', idempotencyKey: w.fresh() };
  },
  useEntitlement: (w) => served(w),
  returnEntitlement: async (w) => {
    const { entitlementUse } = await change(w, 'useEntitlement', 'entitlementUse { id }', await served(w));
    return { id: entitlementUse.id, idempotencyKey: w.fresh() };
  },
  bookEntitlement: async (w) => ({ ...await served(w), comesAt: TODAY }),
  cancelEntitlement: booked('2026-09-20T06:00:00Z'),
  honourEntitlement: booked(TODAY),
  missEntitlement: booked(TODAY),
  buyEntitlement: async (w) => ({ ...await owned(w, await richMember(w)), points: 5 }),
  grantEntitlement: async (w) => ({ ...await owned(w, await newcomer(w)), quantity: 1, reason: 'a present' }),
};
