import type { Problem } from '../../../kernel/policy.ts';
import { isCounted, type Benefit, type BenefitTerms, type ProgrammeAmount } from './terms.ts';

export const BENEFIT_CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** What the house's words say: which tiers there are, and in which currency a programme counts. */
export interface HouseWords {
  hasTier(programme: string, tier: string): boolean;
  currencyOf(programme: string): string | null;
}

type Check = readonly [wrong: boolean, path: readonly string[], message: string];

/** Why a benefit cannot be so, each at its place. */
export function termsProblems(terms: BenefitTerms, words: HouseWords): Problem[] {
  return [...fieldsOf(terms), ...tiersOf(terms, words), ...amountsOf(terms, words)]
    .flatMap(([wrong, path, message]) => (wrong ? [{ path, message }] : []));
}

const isName = (text: string): boolean => text.trim() !== '' && [...text].length <= 120;
const within = (value: number, low: number, high: number): boolean =>
  Number.isInteger(value) && value >= low && value <= high;
const inOrder = (from: string | null, until: string | null): boolean =>
  from === null || until === null || from <= until;

function fieldsOf(terms: BenefitTerms): Check[] {
  const { kind, labourPercent, pointsPrice } = terms;
  return [
    [!isName(terms.nameZh), ['nameZh'], 'A name has 1 to 120 characters.'],
    [!isName(terms.nameEn), ['nameEn'], 'A name has 1 to 120 characters.'],
    [terms.outletIds.length > 500, ['outletIds'], 'At most 500 outlets.'],
    [!inOrder(terms.firstDay, terms.lastDay), ['lastDay'], 'It ends before it begins.'],
    [!inOrder(terms.purchaseFirstDay, terms.purchaseLastDay), ['purchaseLastDay'], 'It ends before it begins.'],
    [terms.leastPurchase.length > 0 && (terms.purchaseFirstDay === null || terms.purchaseLastDay === null),
      ['purchaseFirstDay'], 'A purchase is made from one day to another.'],
    [!isCounted(terms) && terms.bookable, ['bookable'], 'Only what is counted can be booked.'],
    [pointsPrice !== null && (pointsPrice < 1n || pointsPrice > 10_000_000n), ['pointsPrice'],
      'One more costs 1 to 10,000,000 points.'],
    [pointsPrice !== null && kind !== 'counted', ['pointsPrice'], 'Only what is counted can be bought.'],
    [!within(terms.extraDays, 1, 3_650), ['extraDays'], '1 to 3,650 days.'],
    [!within(terms.daysAhead, 0, 90), ['daysAhead'], '0 to 90 days.'],
    [!within(terms.daysAfter, 0, 90), ['daysAfter'], '0 to 90 days.'],
    [(kind === 'labour_share') !== (labourPercent !== null), ['labourPercent'],
      'A labour share says what the member pays of the fee, and nothing else does.'],
    [labourPercent !== null && !within(labourPercent, 0, 99), ['labourPercent'], '0 to 99 per cent.'],
  ];
}

function tiersOf({ kind, allowances }: BenefitTerms, words: HouseWords): Check[] {
  const places = allowances.map(({ programme, tier }) => `${programme} ${tier}`);
  return [
    [allowances.length === 0 || allowances.length > 100, ['allowances'], '1 to 100 tiers have it.'],
    ...allowances.flatMap(({ programme, tier, perYear, leadHours }, index): Check[] => {
      const at = ['allowances', String(index)];
      return [
        [!words.hasTier(programme, tier), [...at, 'tierCode'], `There is no tier ${tier} of ${programme}.`],
        [places.indexOf(places[index]!) !== index, [...at, 'tierCode'], 'The tier stands there already.'],
        [perYear !== null && !within(perYear, 0, 10_000), [...at, 'perYear'], '0 to 10,000 a year.'],
        [(kind === 'early_access') !== (leadHours !== null), [...at, 'leadHours'],
          'Early access says its hours, and nothing else does.'],
        [leadHours !== null && !within(leadHours, 1, 720), [...at, 'leadHours'], '1 to 720 hours.'],
      ];
    }),
  ];
}

/** An amount for one programme, and none for another that has the benefit, would let that one in unasked. */
function amountsOf(terms: BenefitTerms, words: HouseWords): Check[] {
  const programmes = [...new Set(terms.allowances.map(({ programme }) => programme))];
  const check = (name: 'costs' | 'leastLifetime' | 'leastPurchase'): Check[] => {
    const amounts: readonly ProgrammeAmount[] = terms[name];
    const named = amounts.map(({ programme }) => programme);
    const missing = programmes.find((each) => !named.includes(each));
    return [
      [amounts.length > 0 && missing !== undefined, [name], `It says no amount for ${missing}.`],
      ...amounts.flatMap(({ programme, amount }, index): Check[] => [
        [named.indexOf(programme) !== index, [name, String(index), 'programmeCode'], 'It stands there already.'],
        [words.currencyOf(programme) !== amount.currency, [name, String(index), 'amount'],
          'The amount is in another currency than the programme.'],
        [amount.minor < 0n, [name, String(index), 'amount'], 'An amount is not below zero.'],
      ]),
    ];
  };
  return [...check('costs'), ...check('leastLifetime'), ...check('leastPurchase')];
}

/** A tier with more benefits than people can keep in mind 权益过多. */
export interface Crowded { readonly programme: string; readonly tier: string; readonly count: number }

/**
 * Tiers that would have more than `most` benefits with this one, and have it only now (3.9). Example: eight stand for
 * gold of CN; a ninth is warned of, a change of one of the eight is not.
 */
export function crowdedTiers(
  others: readonly Benefit[], before: BenefitTerms | null, terms: BenefitTerms, most: number, day: string,
): Crowded[] {
  const active = others.filter((other) => lasts(other.terms, day));
  return terms.allowances.filter(({ perYear }) => perYear !== 0).flatMap(({ programme, tier }) => {
    const has = (of: BenefitTerms) => of.allowances.some((each) =>
      each.programme === programme && each.tier === tier && each.perYear !== 0);
    const count = active.filter((other) => has(other.terms)).length + 1;
    const isNew = before === null || !has(before) || !lasts(before, day);
    return isNew && count > most ? [{ programme, tier, count }] : [];
  });
}

const lasts = ({ lastDay }: BenefitTerms, day: string): boolean => lastDay === null || lastDay >= day;
