import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { OWNER } from '../kit/graph.ts';
import { key, read, write } from './day.ts';
import type { PartnerHouse } from './house.ts';

/** A cart with coupons, until its order is recorded. */
export function itUsesCoupons(
  today: () => PartnerHouse, whom: () => string, sale: (externalNo: string, externalId: string, more: object) => object,
): void {
  const second = { ...OWNER, id: 'second', name: 'Sven Second' };
  const desk = async (name: string, input: object, actor = OWNER) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const data = await today().get(`mutation($input: ${type}!) { ${name}(input: $input) {
      offer { id version } userErrors { code message path } } }`, { input }, actor);
    expect(data[name].userErrors).toEqual([]);
    return data[name].offer as { id: string; version: number };
  };

  it('sells with coupons', async () => {
    const offer = await desk('createCouponOffer', {
      code: 'SPRING', nameZh: '春日券', nameEn: 'Spring', idempotencyKey: key(),
      terms: { kind: 'ORDER_AMOUNT', amount: { amount: '500.00', currency: 'CNY' }, group: 'order',
        publicCode: 'SPRING26' } });
    await desk('publishCouponOffer', { id: offer.id, expectedVersion: offer.version }, second);
    const { couponOffers } = await read(client.CouponOffersDocument, { search: 'spring' });
    const { couponOffer } = await read(client.CouponOfferDocument, { id: couponOffers.items[0]!.id });
    expect(couponOffer?.state).toBe('PUBLISHED');
    await today().settled();
    const { claimCoupon } = await write(client.ClaimCouponDocument,
      { input: { memberId: whom(), code: 'spring26', idempotencyKey: key() } });
    const { id, code } = claimCoupon.coupon!;
    const { member } = await read(client.MemberCouponsDocument, { id: whom() });
    expect(member?.coupons?.edges.map(({ node }) => node.id)).toEqual([id]);
    const cart = { memberId: whom(), currency: 'CNY' as const, lines: [{ sku: 'RING-1', unitPrice: '8999.00' }] };
    const { evaluateOffers } = await read(client.EvaluateOffersDocument, { input: { ...cart, couponCodes: [code] } });
    expect(evaluateOffers.evaluation).toMatchObject({ due: { amount: '8499.00' }, coupons: [{ verdict: 'APPLIED' }] });
    const held = async () => (await write(client.HoldCouponsDocument,
      { input: { ...cart, couponIds: [id], orderNo: 'C-1', idempotencyKey: key() } })).holdCoupons.hold!.id;
    await write(client.ReleaseCouponsDocument, { input: { holdId: await held(), idempotencyKey: key() } });
    const holdId = await held();
    await write(client.UseCouponsDocument, { input: { holdId, idempotencyKey: key() } });
    await write(client.RecordOrdersDocument, { input: { orders: [sale('C-1', 'anna', {
      couponIds: [id], orderDiscounts: [{ code: 'SPRING', amount: '500.00' }] })] } } as never);
    await today().settled();
    const { couponHold } = await read(client.CouponHoldDocument, { id: holdId });
    expect(couponHold).toMatchObject({ state: 'USED', mismatch: null, order: { id: expect.stringMatching(/^ord_/) } });
    expect((await read(client.CouponDocument, { id })).coupon?.saved?.amount).toBe('500.00');
    expect((await read(client.MismatchedCouponHoldsDocument, {})).mismatchedCouponHolds.edges).toEqual([]);
  });
}
