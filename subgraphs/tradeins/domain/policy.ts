import { unitOf } from '../../kernel/money.ts';
import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';

export type CreditPrice = 'buyback' | 'today';
export type IncreaseBy = 'none' | 'weight' | 'value';
export type LabourRule = 'credit_pays' | 'paid_extra';
export type BrandRule = 'any' | 'own' | 'listed';

/** One way to trade in 换购方案: what is paid for the old gold, and what the new piece must be. */
export interface TradeInWay {
  /** A code, 'standard'. */
  readonly way: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Which price of the board the credit goes by. */
  readonly creditPrice: CreditPrice;
  readonly lossBps: number;
  /** Taken off a gram, in units of the region's currency with at most two decimals: "30.00". */
  readonly depreciation: string;
  /** The new gold exceeds the old by `increaseBps`, in weight or in value. */
  readonly increaseBy: IncreaseBy;
  readonly increaseBps: number;
  /** Whether the credit pays labour too, or labour is paid besides 工费另付. */
  readonly labour: LabourRule;
  readonly brands: BrandRule;
  /** Other brands that are taken, where `brands` is listed. */
  readonly brandNames: readonly string[];
}

/** What the customer agrees to before the melting, by language. */
export interface ConsentText { readonly language: string; readonly text: string }

export interface TradeInRules {
  readonly ways: readonly TradeInWay[];
  readonly consent: readonly ConsentText[];
  /** Minutes in which an offer binds. */
  readonly offerMinutes: number;
  /** Purity of the board's price, parts per 10,000: credit is paid for fine gold by it. */
  readonly boardPurity: number;
  /** From so many whole units of the region's currency, on one day, the desk asks who it is. */
  readonly identityUnits: number;
}

export type TradeInPolicy = Policy<TradeInRules>;

export const TRADE_IN_RULE_BOUNDS: Bounds<TradeInRules> = {
  offerMinutes: [1, 1_440],
  boardPurity: [1, 10_000],
  identityUnits: [1, 100_000_000],
};

const STANDARD: TradeInWay = {
  way: 'standard', nameZh: '回收价换购（损耗1%）', nameEn: 'At buy-back, 1 % loss', creditPrice: 'buyback',
  lossBps: 100, depreciation: '0', increaseBy: 'none', increaseBps: 0, labour: 'credit_pays', brands: 'any',
  brandNames: [],
};

/** Version 1: what the house begins with, as the migration inserts it. */
export const DEFAULT_RULES: TradeInRules = {
  ways: [
    STANDARD,
    { ...STANDARD, way: 'zero-loss', nameZh: '零损耗零折旧（加重25%）', nameEn: 'No loss, 25 % heavier',
      creditPrice: 'today', lossBps: 0, increaseBy: 'weight', increaseBps: 2_500, brands: 'own' },
    { ...STANDARD, way: 'depreciation', nameZh: '今日金价换购（折旧30元/克）', nameEn: 'At today’s price, 30 a gram off',
      creditPrice: 'today', lossBps: 0, depreciation: '30.00' },
  ],
  consent: [
    { language: 'zh', text: '本人确认旧料为本人合法所有，同意按检测结果及本次报价计价，并同意熔化；熔化后不可退回。' },
    { language: 'en', text: 'The gold is mine. I agree to the assay and to this offer, and that it is melted.' },
  ],
  offerMinutes: 30, boardPurity: 9_990, identityUnits: 100_000,
};

/**
 * Whether a desk may credit gold of such a way without a sale. What is paid more because new gold is bought (today's
 * price, an increase, labour besides) is paid by that sale alone. Example: `standard` may, `zero-loss` may not.
 */
export function isCreditedByHand({ creditPrice, increaseBy, labour }: TradeInWay): boolean {
  return creditPrice === 'buyback' && increaseBy === 'none' && labour === 'credit_pays';
}

/**
 * The way that pays for such a piece without any sale: the first of the rules that a desk credits by hand and that
 * takes its brand; null: there is none. What a sale leaves of dearer gold is paid by it.
 */
export function plainWayOf(
  { ways }: Pick<TradeInRules, 'ways'>, piece: { readonly ownBrand: boolean; readonly brand: string | null },
): TradeInWay | null {
  return ways.find((way) => isCreditedByHand(way) && takesBrand(way, piece)) ?? null;
}

export function wayOf({ ways }: Pick<TradeInRules, 'ways'>, code: string): TradeInWay | null {
  return ways.find(({ way }) => way === code) ?? null;
}

/** Minor units of a currency that a way takes off a gram, floor: "30.00" are 3,000 fen, and 30 yen. */
export function depreciationMinor({ depreciation }: Pick<TradeInWay, 'depreciation'>, currency: string): bigint {
  const [whole = '0', part = ''] = depreciation.split('.');
  return (BigInt(whole + part.padEnd(2, '0')) * unitOf(currency)) / 100n;
}

/** Whether a piece of that brand is taken; a brand is compared as it is written, in any case of letters. */
export function takesBrand(
  { brands, brandNames }: TradeInWay, piece: { readonly ownBrand: boolean; readonly brand: string | null },
): boolean {
  if (brands === 'any' || piece.ownBrand) return true;
  const name = piece.brand?.trim().toLowerCase();
  return brands === 'listed' && brandNames.some((one) => one.trim().toLowerCase() === name);
}

export const MOST_WAYS = 20;
export const MOST_BRANDS = 100;
export const MOST_CONSENTS = 5;
const DEPRECIATION = /^\d{1,7}(?:\.\d{1,2})?$/;
const CODE = /^[a-z][a-z0-9-]{0,39}$/;
const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
const isText = (text: string, most: number): boolean =>
  text.trim() === text && [...text].length >= 1 && [...text].length <= most;

/** Why these are no rules of trade-ins, each at its place. */
export function tradeInPolicyProblems({ ways, consent }: Pick<TradeInRules, 'ways' | 'consent'>): Problem[] {
  if (ways.length < 1 || ways.length > MOST_WAYS) {
    return [{ path: ['ways'], message: `A house has 1 to ${MOST_WAYS} ways to trade in.` }];
  }
  if (consent.length < 1 || consent.length > MOST_CONSENTS) {
    return [{ path: ['consent'], message: `The consent stands in 1 to ${MOST_CONSENTS} languages.` }];
  }
  return [
    ...ways.flatMap((way, index) => problemsOfWay(way, index, ways)),
    ...consent.flatMap(({ language, text }, index): Problem[] => {
      const at = (field: string, message: string) => ({ path: ['consent', String(index), field], message });
      const isTwice = consent.findIndex((other) => other.language === language) < index;
      return [
        ...(/^[a-z]{2}$/.test(language) ? [] : [at('language', 'A language has two small letters.')]),
        ...(isTwice ? [at('language', 'There is this language already.')] : []),
        ...(isText(text, 2_000) ? [] : [at('text', 'A text has 1 to 2,000 characters.')]),
      ];
    }),
  ];
}

function problemsOfWay(each: TradeInWay, index: number, ways: readonly TradeInWay[]): Problem[] {
  const at = (field: string, message: string): Problem => ({ path: ['ways', String(index), field], message });
  const number = (field: 'lossBps' | 'increaseBps', most: number) =>
    (within(each[field], 0, most) ? [] : [at(field, `${field} is a whole number from 0 to ${most}.`)]);
  const isListed = each.brands === 'listed';
  const { length } = each.brandNames;
  return [
    ...(CODE.test(each.way) ? [] : [at('way', 'A code has 1 to 40 small letters, digits and hyphens.')]),
    ...(ways.findIndex(({ way }) => way === each.way) < index ? [at('way', 'There is this way already.')] : []),
    ...(isText(each.nameZh, 40) ? [] : [at('nameZh', 'A name has 1 to 40 characters.')]),
    ...(isText(each.nameEn, 40) ? [] : [at('nameEn', 'A name has 1 to 40 characters.')]),
    ...number('lossBps', 10_000), ...number('increaseBps', 100_000),
    ...(DEPRECIATION.test(each.depreciation) ? []
      : [at('depreciation', 'depreciation is from 0 to 9999999.99, with at most two decimals.')]),
    ...((each.increaseBy === 'none') === (each.increaseBps === 0) ? []
      : [at('increaseBps', 'It says how much where something is demanded, and only there.')]),
    ...(isListed === (length > 0) && length <= MOST_BRANDS && each.brandNames.every((name) => isText(name, 60)) ? []
      : [at('brandNames', `1 to ${MOST_BRANDS} brands of 1 to 60 characters where they are listed, and only there.`)]),
  ];
}
