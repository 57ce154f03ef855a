import type { Refusal } from '../../../kernel/outcome.ts';
import { isRate, type Reduction } from '../evaluator/terms.ts';
import type { OfferTerms } from './offer-terms.ts';

/**
 * What an offer may say: a rate or an amount as its kind wants it, with a currency where there are amounts; days in
 * order; limits from 1. All that is wrong is told at once, where it stands.
 *
 * Example: order_amount without an amount → `terms.amount`.
 */
type Invalid = Refusal<'INVALID'>;

const MOST_IDS = 500;
const MOST_COUNT = 100_000_000;
const MOST_DAYS = 3_650;
const PUBLIC_CODE = /^[A-Z0-9]{6,32}$/;
const GROUP = /^[a-z0-9_-]{1,40}$/;

export function termsProblems(terms: OfferTerms): Invalid[] {
  return [...reductionProblems(terms), ...scopeProblems(terms), ...dayProblems(terms), ...automaticProblems(terms),
    ...limitProblems(terms)];
}

function reductionProblems({ reduction, currency, limits }: OfferTerms): Invalid[] {
  const { kind, offBps, amountMinor, thresholdMinor, group } = reduction;
  const money = [amountMinor, thresholdMinor, limits.budgetMinor].some((amount) => amount !== null);
  return [
    ...rateOrAmount(kind, offBps, amountMinor),
    ...(thresholdMinor !== null && thresholdMinor <= 0n ? [wrong('threshold', 'A threshold is more than zero.')] : []),
    ...(GROUP.test(group) ? [] : [wrong('group', 'A group has 1 to 40 of a-z, 0-9, _ and -.')]),
    ...(money && currency === null ? [wrong('currency', 'Amounts have a currency.')] : []),
  ];
}

function rateOrAmount(kind: Reduction['kind'], offBps: number | null, amountMinor: bigint | null): Invalid[] {
  if (isRate(kind)) {
    return [
      ...(offBps !== null && offBps >= 1 && offBps <= 10_000 ? []
        : [wrong('offBps', 'A rate takes off 1 to 10,000 basis points.')]),
      ...(amountMinor === null ? [] : [wrong('amount', 'A rate has no amount.')]),
    ];
  }
  const [least, says] = kind === 'fixed_price' ? [0n, 'The price of a piece is zero or more.']
    : [1n, 'The amount is more than zero.'];
  return [
    ...(amountMinor !== null && amountMinor >= least ? [] : [wrong('amount', says)]),
    ...(offBps === null ? [] : [wrong('offBps', 'An amount has no rate.')]),
  ];
}

function scopeProblems({ reduction: { scope }, ...terms }: OfferTerms): Invalid[] {
  const lists = {
    marginClasses: scope.marginClasses, productIds: scope.productIds, itemIds: scope.itemIds, series: scope.series,
    channelIds: terms.channelIds, outletIds: terms.outletIds, regions: terms.regions, tiers: terms.tiers,
  };
  return Object.entries(lists).flatMap(([name, list]) => (
    list.length <= MOST_IDS && list.every((item) => item.length >= 1 && item.length <= 100) ? []
      : [wrong(name, `At most ${MOST_IDS}, each of 1 to 100 characters.`)]));
}

function dayProblems({ validFrom, validUntil, daysAfterIssue }: OfferTerms): Invalid[] {
  return [
    ...(validFrom !== null && validUntil !== null && validUntil < validFrom
      ? [wrong('validUntil', 'It ends before it begins.')] : []),
    ...(daysAfterIssue === null || (daysAfterIssue >= 0 && daysAfterIssue <= MOST_DAYS) ? []
      : [wrong('daysAfterIssue', `0 to ${MOST_DAYS} days.`)]),
  ];
}

/** What needs no coupon gives none out. */
function automaticProblems(terms: OfferTerms): Invalid[] {
  const { automatic, weekdays, monthDays, daysAfterIssue, publicCode, trigger, limits } = terms;
  const days = (name: string, list: readonly number[], most: number) => (
    new Set(list).size === list.length && list.every((day) => Number.isInteger(day) && day >= 1 && day <= most) ? []
      : [wrong(name, `Each once, from 1 to ${most}.`)]);
  const given = automatic ? {
    daysAfterIssue: daysAfterIssue !== null, publicCode: publicCode !== null, trigger: trigger !== 'none',
    issuedLimit: limits.issued !== null, perMember: limits.perMember !== 1,
  } : {};
  return [
    ...days('weekdays', weekdays, 7), ...days('monthDays', monthDays, 31),
    ...Object.entries(given).flatMap(([name, is]) => (
      is ? [wrong(name, 'An offer that needs no coupon gives none out.')] : [])),
  ];
}

function limitProblems({ limits, publicCode }: OfferTerms): Invalid[] {
  const { issued, perMember, uses, usesPerMember, usesPerOutlet, budgetMinor } = limits;
  const counts = { issuedLimit: issued, perMember, usesLimit: uses, usesPerMember, usesPerOutlet };
  return [
    ...Object.entries(counts).flatMap(([name, count]) => (
      count === null || (count >= 1 && count <= MOST_COUNT) ? [] : [wrong(name, `1 to ${MOST_COUNT}.`)])),
    ...(perMember <= 1_000 ? [] : [wrong('perMember', 'At most 1,000 of one member.')]),
    ...(budgetMinor === null || budgetMinor > 0n ? [] : [wrong('budget', 'A budget is more than zero.')]),
    ...(publicCode === null || PUBLIC_CODE.test(publicCode) ? []
      : [wrong('publicCode', 'A public code has 6 to 32 of A-Z and 0-9.')]),
  ];
}

function wrong(field: string, message: string): Invalid {
  return { code: 'INVALID', message, path: ['terms', field] };
}

/** A public code as it is compared: width, case and spaces around do not matter. */
export function readPublicCode(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase();
}
