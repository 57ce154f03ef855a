import { change, newMember, SECOND, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const fresh = (world: World) => ({ idempotencyKey: world.fresh() });
const draft = (more: object = {}) => ({
  nameZh: '满减券', nameEn: 'Off the order', terms: {
    kind: 'ORDER_AMOUNT', amount: { amount: '1.00', currency: 'CNY' }, group: 'order', perMember: 100, ...more } });
const newOffer = async (world: World, more: object = {}): Promise<{ id: string; version: number }> =>
  (await change(world, 'createCouponOffer', 'offer { id version }',
    { code: world.fresh().toUpperCase(), ...draft(more), ...fresh(world) })).offer;
const edited = async (world: World) => {
  const { id, version } = await newOffer(world);
  return { id, expectedVersion: version };
};

interface Named { readonly id: string; readonly expectedVersion: number }

export const publishedOffer = async (world: World, more: object = {}): Promise<Named> => {
  const { id, version } = await newOffer(world, more);
  await change(world, 'publishCouponOffer', 'offer { id }', { id, expectedVersion: version }, SECOND);
  return { id, expectedVersion: version };
};

export const newCoupon = async (world: World, memberId: string): Promise<string> => {
  const { id: offerId } = await publishedOffer(world);
  const given = { offerId, memberId, reason: 'for a test', ...fresh(world) };
  return (await change(world, 'issueCoupon', 'coupon { id }', given)).coupon.id;
};

const someone = async (world: World) => {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
};
const sale = async (world: World, memberId: string) => ({
  memberId, currency: 'CNY', lines: [{ itemId: world.itemId, unitPrice: '100.00' }],
  couponIds: [await newCoupon(world, memberId)], orderNo: world.fresh(), ...fresh(world) });

export const newCouponHold = async (world: World, memberId: string): Promise<string> =>
  (await change(world, 'holdCoupons', 'hold { id }', await sale(world, memberId))).hold.id;
const settle = async (world: World) => ({ holdId: await newCouponHold(world, await someone(world)), ...fresh(world) });

export const VALID_COUPON_INPUTS: Readonly<Record<string, Prepare>> = {
  createCouponOffer: (w) => ({ code: w.fresh().toUpperCase(), ...draft(), ...fresh(w) }),
  updateCouponOffer: async (w) => ({ ...await edited(w), ...draft(), note: w.fresh() }),
  publishCouponOffer: edited,
  endCouponOffer: async (w) => ({ ...await edited(w), reason: 'over' }),
  issueCoupon: async (w) => (
    { offerId: (await publishedOffer(w)).id, memberId: await someone(w), reason: 'for a test', ...fresh(w) }),
  issueCouponsToSegment: async (w) => {
    const { segment } = await change(w, 'createSegment', 'segment { id }', { nameZh: w.fresh(), nameEn: w.fresh(),
      rule: { condition: { fact: 'region', operator: 'IS', values: ['CN'] } }, ...fresh(w) });
    return { offerId: (await publishedOffer(w)).id, segmentId: segment.id, ...fresh(w) };
  },
  claimCoupon: async (w) => {
    const code = `PUBLIC${w.fresh().toUpperCase()}`;
    await publishedOffer(w, { publicCode: code });
    return { memberId: await someone(w), code, ...fresh(w) };
  },
  holdCoupons: async (w) => sale(w, await someone(w)),
  useCoupons: settle,
  releaseCoupons: settle,
};
