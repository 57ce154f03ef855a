import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { OfferTerms } from '../../domain/coupons/offer-terms.ts';
import type { CouponTerms } from '../../graphql/offers/coupon-terms.type.ts';

/** Terms as the graph has them; budget and public code are head office's own. */
export function termsView(terms: OfferTerms, isHeadOffice: boolean): CouponTerms {
  const { reduction, limits, currency } = terms;
  const money = (minor: bigint | null) => (minor === null || currency === null ? null : moneyView(minor, currency));
  const things = (prefix: string, ids: readonly string[]) => ids.map((id) => ({ id: encodeId(prefix, id) }));
  return {
    kind: reduction.kind, offBps: reduction.offBps, amount: money(reduction.amountMinor),
    threshold: money(reduction.thresholdMinor), currency, group: reduction.group,
    marginClasses: reduction.scope.marginClasses, products: things(PREFIX.product, reduction.scope.productIds),
    items: things(PREFIX.item, reduction.scope.itemIds), series: reduction.scope.series,
    channels: things(PREFIX.channel, terms.channelIds), outlets: things(PREFIX.outlet, terms.outletIds),
    regions: terms.regions, tiers: terms.tiers,
    segment: isHeadOffice && terms.segmentId !== null ? { id: encodeId(PREFIX.segment, terms.segmentId) } : null,
    validFrom: terms.validFrom, validUntil: terms.validUntil,
    weekdays: terms.weekdays, monthDays: terms.monthDays, automatic: terms.automatic,
    daysAfterIssue: terms.daysAfterIssue, issuedLimit: limits.issued, perMember: limits.perMember,
    period: limits.period, usesLimit: limits.uses, usesPerMember: limits.usesPerMember,
    usesPerOutlet: limits.usesPerOutlet, budget: isHeadOffice ? money(limits.budgetMinor) : null,
    trigger: terms.trigger, atPartialReturn: terms.atPartialReturn,
    publicCode: isHeadOffice ? terms.publicCode : null,
    funder: terms.funderId === null ? null : { id: encodeId(PREFIX.franchise, terms.funderId) },
  };
}
