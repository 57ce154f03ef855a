import type {
  CouponAtReturn, CouponTermsInput, CouponTrigger, CurrencyCode, LimitPeriod, ReductionKind,
} from '../../gql/graphql.ts';
import type { Choice } from '../../parts/form/fields.tsx';
import { idsOfPicked } from '../../parts/pickers/FieldPick.tsx';
import type { Offer, Terms } from './coupons.data.ts';

/** An offer as its form holds it: texts, as they are typed. */
export interface OfferValues {
  code: string; nameZh: string; nameEn: string; note: string; kind: ReductionKind; offPercent: string; amount: string;
  threshold: string; currency: string; group: string; marginClasses: string[]; regions: string[]; series: string;
  tiers: string[]; firstDay: string; validUntil: string; daysAfterIssue: string; issuedLimit: string; perMember: string;
  period: LimitPeriod; usesLimit: string; usesPerMember: string; usesPerOutlet: string; budget: string;
  trigger: CouponTrigger; atPartialReturn: CouponAtReturn; publicCode: string; expectedVersion: number;
  automatic: boolean; weekdays: string[]; monthDays: string;
  products: Choice[]; channels: Choice[]; outlets: Choice[]; segment: Choice[]; funder: Choice[];
}

interface Named {
  readonly id: string; readonly code?: string; readonly styleNo?: string; readonly name?: string;
  readonly nameZh?: string; readonly nameEn?: string;
}

const shown = (value: number | string | null | undefined): string =>
  (value === null || value === undefined ? '' : String(value));

export function valuesOf(offer: Offer | null, currency: string, nameOf: (one: Named) => string): OfferValues {
  const terms = offer?.draft ?? null;
  const picked = (...things: (Named | null | undefined)[]): Choice[] =>
    things.flatMap((one) => (one ? [{ id: one.id, name: nameOf(one) }] : []));
  return {
    code: offer?.code ?? '', nameZh: offer?.nameZh ?? '', nameEn: offer?.nameEn ?? '', note: offer?.note ?? '',
    kind: terms?.kind ?? 'ORDER_AMOUNT', offPercent: terms?.offBps ? String(terms.offBps / 100) : '',
    amount: shown(terms?.amount?.amount), threshold: shown(terms?.threshold?.amount),
    currency: terms?.currency ?? currency, group: terms?.group ?? 'order',
    marginClasses: terms?.marginClasses.map(({ code }) => code) ?? [],
    regions: terms?.regions.map(({ code }) => code) ?? [], series: terms?.series.join(', ') ?? '',
    tiers: [...terms?.tiers ?? []], firstDay: terms?.validFrom ?? '', validUntil: terms?.validUntil ?? '',
    daysAfterIssue: shown(terms?.daysAfterIssue), issuedLimit: shown(terms?.issuedLimit),
    perMember: shown(terms?.perMember ?? 1), period: terms?.period ?? 'EVER', usesLimit: shown(terms?.usesLimit),
    usesPerMember: shown(terms?.usesPerMember), usesPerOutlet: shown(terms?.usesPerOutlet),
    budget: shown(terms?.budget?.amount), trigger: terms?.trigger ?? 'NONE',
    atPartialReturn: terms?.atPartialReturn ?? 'KEEP', publicCode: terms?.publicCode ?? '',
    expectedVersion: offer?.version ?? 0,
    automatic: terms?.automatic ?? false, weekdays: terms?.weekdays.map(String) ?? [],
    monthDays: terms?.monthDays.join(', ') ?? '',
    products: picked(...terms?.products ?? []), channels: picked(...terms?.channels ?? []),
    outlets: picked(...terms?.outlets ?? []), segment: picked(terms?.segment), funder: picked(terms?.funder),
  };
}

export const takesShare = (kind: ReductionKind): boolean =>
  kind === 'LINE_PERCENT' || kind === 'LABOUR_PERCENT' || kind === 'ORDER_PERCENT';

/** What has no field of its own in the form stays as it is. */
export function termsFrom(values: OfferValues, before: Terms | null): CouponTermsInput {
  const whole = (text: string) => (text.trim() === '' ? null : Number(text));
  const currency = values.currency as CurrencyCode;
  const money = (text: string) => (text.trim() === '' ? null : { amount: text, currency });
  const listed = (text: string) => text.split(/[,，、\s]+/).filter((one) => one !== '');
  const ids = (things: readonly ({ id: string } | null)[] | undefined) =>
    (things ?? []).flatMap((one) => one?.id ?? []);
  const share = takesShare(values.kind);
  return {
    kind: values.kind, offBps: share && values.offPercent ? Math.round(Number(values.offPercent) * 100) : null,
    amount: share ? null : money(values.amount), threshold: money(values.threshold), currency: null,
    group: values.group, marginClasses: values.marginClasses, regions: values.regions, series: listed(values.series),
    tiers: values.tiers, productIds: idsOfPicked(values.products), itemIds: ids(before?.items),
    channelIds: idsOfPicked(values.channels), outletIds: idsOfPicked(values.outlets),
    segmentId: values.segment[0]?.id ?? null, automatic: values.automatic,
    weekdays: values.weekdays.map(Number), monthDays: listed(values.monthDays).map(Number),
    validFrom: values.firstDay || null,
    validUntil: values.validUntil || null, daysAfterIssue: whole(values.daysAfterIssue),
    issuedLimit: whole(values.issuedLimit), perMember: whole(values.perMember) ?? 1, period: values.period,
    usesLimit: whole(values.usesLimit), usesPerMember: whole(values.usesPerMember),
    usesPerOutlet: whole(values.usesPerOutlet), budget: money(values.budget), trigger: values.trigger,
    atPartialReturn: values.atPartialReturn,
    publicCode: values.publicCode || null, funderId: values.funder[0]?.id ?? null,
  };
}
