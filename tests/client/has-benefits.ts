import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { until } from '../kit/until.ts';
import { key, read, write } from './day.ts';
import type { PartnerHouse } from './house.ts';

/** What members have beside points: had, booked, called off, bought. */
export function itHasBenefits(today: () => PartnerHouse, whom: () => string): void {
  it('has benefits, books them and buys one more', async () => {
    const { publishBenefit } = await today().byHouse(`mutation ($input: PublishBenefitInput!) {
      publishBenefit(input: $input) { benefit { id } userErrors { code message path } } }`, { input: {
      code: 'cleaning', effectiveFrom: new Date(Date.now() + 2_000), expectedVersion: 0, confirmTooMany: true,
      idempotencyKey: key(), rules: {
        nameZh: '免费清洗', nameEn: 'Cleaning', kind: 'COUNTED', bookable: true, pointsPrice: 5,
        allowances: ['base', 'silver', 'gold', 'diamond'].map((tierCode) => (
          { programmeCode: 'CN', tierCode, perYear: 3 })),
      } } });
    expect(publishBenefit.userErrors).toEqual([]);
    const benefitId: string = publishBenefit.benefit.id;
    const current = async () => (await read(client.BenefitDocument, { id: benefitId })).benefit?.current;
    await until(async () => await current() !== null, 10_000, 'the benefit in force');
    expect((await current())?.rules.nameEn).toBe('Cleaning');
    expect((await read(client.BenefitsDocument, {})).benefits.map(({ code }) => code)).toEqual(['cleaning']);
    const outletId = today().outletId;
    const one = () => ({ benefitId, memberId: whom(), outletId, idempotencyKey: key() });
    const { useEntitlement } = await write(client.UseEntitlementDocument, { input: one() });
    expect((await read(client.EntitlementUseDocument, { id: useEntitlement.entitlementUse!.id })).entitlementUse?.state)
      .toBe('USED');
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const { bookEntitlement } = await write(client.BookEntitlementDocument,
      { input: { ...one(), comesAt: `${day}T04:00:00Z` } });
    const later = bookEntitlement.entitlementUse!.id;
    const { entitlementBookings } = await read(client.EntitlementBookingsDocument, { outletId, on: day });
    expect(entitlementBookings.map(({ id }) => id)).toEqual([later]);
    await write(client.HonourEntitlementDocument, { input: { id: later, idempotencyKey: key() } }, ['TOO_EARLY']);
    await write(client.MissEntitlementDocument, { input: { id: later, idempotencyKey: key() } }, ['TOO_EARLY']);
    await write(client.CancelEntitlementDocument, { input: { id: later, idempotencyKey: key() } });
    await write(client.BuyEntitlementDocument,
      { input: { benefitId, memberId: whom(), points: 4, idempotencyKey: key() } }, ['PRICE_CHANGED']);
    const { buyEntitlement } = await write(client.BuyEntitlementDocument,
      { input: { benefitId, memberId: whom(), points: 5, idempotencyKey: key() } });
    expect(buyEntitlement.extra?.state).toBe('ACTIVE');
    const { member } = await read(client.MemberEntitlementsDocument, { id: whom(), outletId });
    expect(member?.entitlements?.map(({ left, used, isOpen }) => [left, used, isOpen])).toEqual([[3, 1, true]]);
    expect(member?.entitlementUses?.map(({ state }) => state)).toEqual(['CANCELLED', 'USED']);
  });
}
