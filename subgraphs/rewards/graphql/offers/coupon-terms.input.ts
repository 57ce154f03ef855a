import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { form } from '../../../kernel/graph/mutation/form.ts';
import {
  currency, date, flag, idOf, idsOf, list, money, optional, otherwise, take, text, whole, type Taken,
} from '../../../kernel/graph/mutation/take.ts';
import type { Money } from '../../../kernel/money.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { AtPartialReturn, OfferTerms, Period, Trigger } from '../../domain/coupons/offer-terms.ts';
import type { ReductionKind as Kind } from '../../domain/evaluator/terms.ts';
import { CouponAtReturn, CouponTrigger, LimitPeriod, ReductionKind } from '../coupon-words.ts';

const texts = (says: string) => otherwise<string[]>([], list<string>(() => String, says));
const numbers = (says: string) => otherwise<number[]>([], list<number>(() => Int, says));
const ids = (prefix: string, says: string) => otherwise<string[]>([], idsOf(prefix, says));

/** What an offer says, as people write it. */
export const TERMS = form('CouponTermsInput', 'What an offer says 优惠条款.', {
  kind: take<Kind>(() => ReductionKind, 'What it takes off.'),
  offBps: optional(whole('Taken off, 1 to 10,000 basis points: 2,000 is 8折. Where the kind takes a share.')),
  amount: optional(money('Taken off the order, or the price of a piece. Where the kind takes an amount.')),
  threshold: optional(money('What the lines it is valid on come to at least 门槛, after reductions of lines.')),
  currency: optional(currency('Of its amounts; that of amount, threshold or budget, when not given.')),
  group: text('Stacking group 叠加组, 1 to 40 of a-z, 0-9, _ and -: one of a group applies, the one that saves most.'),
  marginClasses: texts('Codes of margin classes it is valid on; none: all but investment gold. At most 500.'),
  productIds: ids(PREFIX.product, 'Styles it is valid on, with items and series any of them. At most 500.'),
  itemIds: ids(PREFIX.item, 'Items it is valid on; at most 500.'),
  series: texts('Series it is valid on; at most 500.'),
  channelIds: ids(PREFIX.channel, 'Channels it is valid in; none: all. At most 500.'),
  outletIds: ids(PREFIX.outlet, 'Outlets it is valid at; none: all. At most 500.'),
  regions: texts('Codes of home regions whose members may have it; none: all. At most 500.'),
  tiers: texts('Tiers it is for, as "CN:gold"; none: all. At most 500.'),
  segmentId: optional(idOf(PREFIX.segment, 'Only for members of this segment 适用分群; for everybody without it.')),
  validFrom: optional(date('First day, in the zone of the member\'s region.')),
  validUntil: optional(date('Last day, included.')),
  weekdays: numbers('Days of the week on which it counts 星期, 1 Monday to 7 Sunday; none: every day. At most 7.'),
  monthDays: numbers('Days of the month on which it counts 每月几日, 1 to 31; none: every day. At most 31.'),
  automatic: otherwise(false, flag('Needs no coupon 自动优惠: it comes to each sale that it is for, and gives none out.')),
  daysAfterIssue: optional(whole('Days it is valid after the day it was given, 0 to 3,650.')),
  issuedLimit: optional(whole('Coupons that are given out in all 发放总量, from 1.')),
  perMember: otherwise(1, whole('Coupons that one member may have, ever 每人限领, 1 to 1,000.')),
  period: otherwise<Period>('ever', take<Period>(() => LimitPeriod, 'How often limits of uses count anew.')),
  usesLimit: optional(whole('Uses of all in a period 总限用次数, from 1.')),
  usesPerMember: optional(whole('Uses of one member in a period, from 1.')),
  usesPerOutlet: optional(whole('Uses at one outlet in a period, from 1.')),
  budget: optional(money('What all uses together may take off 预算.')),
  trigger: otherwise<Trigger>('none', take<Trigger>(() => CouponTrigger, 'What gives one by itself.')),
  atPartialReturn: otherwise<AtPartialReturn>('keep', take<AtPartialReturn>(() => CouponAtReturn,
    'What is asked of it when a part of the order comes back.')),
  publicCode: optional(text('A code that gives one to whoever says it 公开券码, 6 to 32 of A-Z and 0-9.')),
  funderId: optional(idOf(PREFIX.franchise, 'Franchise that pays 出资方; null: head office 总部.')),
});

type Sent = Taken<typeof TERMS.fields>;

/** Amounts of one currency; another one among them is refused where it stands. */
export function readTerms(sent: Sent): Outcome<OfferTerms, 'INVALID'> {
  const amounts: Record<string, Money | null | undefined> = {
    amount: sent.amount, threshold: sent.threshold, budget: sent.budget };
  const currencyOf = sent.currency ?? Object.values(amounts).find((one) => one)?.currency ?? null;
  const other = Object.entries(amounts).find(([, one]) => one && one.currency !== currencyOf);
  if (other) return refused('INVALID', 'All amounts of an offer have one currency.', ['terms', other[0]]);
  const minor = (one: Money | null | undefined) => one?.minor ?? null;
  return { ok: true, value: {
    reduction: {
      kind: sent.kind, offBps: sent.offBps ?? null, amountMinor: minor(sent.amount),
      thresholdMinor: minor(sent.threshold), group: sent.group,
      scope: {
        marginClasses: sent.marginClasses, productIds: sent.productIds, itemIds: sent.itemIds, series: sent.series },
    },
    currency: currencyOf, channelIds: sent.channelIds, outletIds: sent.outletIds, regions: sent.regions,
    tiers: sent.tiers, segmentId: sent.segmentId ?? null, automatic: sent.automatic, weekdays: sent.weekdays,
    monthDays: sent.monthDays, validFrom: sent.validFrom ?? null, validUntil: sent.validUntil ?? null,
    daysAfterIssue: sent.daysAfterIssue ?? null,
    limits: {
      issued: sent.issuedLimit ?? null, perMember: sent.perMember, period: sent.period, uses: sent.usesLimit ?? null,
      usesPerMember: sent.usesPerMember ?? null, usesPerOutlet: sent.usesPerOutlet ?? null,
      budgetMinor: minor(sent.budget),
    },
    trigger: sent.trigger, atPartialReturn: sent.atPartialReturn, publicCode: sent.publicCode ?? null,
    funderId: sent.funderId ?? null,
  } };
}
