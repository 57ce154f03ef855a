import type { Decimal } from './decimal.ts';
import { divided } from './decimal.ts';
import { plainName } from './plain.ts';

/** Grams of a unit as a fraction. The tola of bazaars is 11.6638 g; the house's boards know one more exact. */
export const UNITS = {
  gram: [1n, 1n], kilogram: [1_000n, 1n], ounce: [311_034_768n, 10_000_000n], tola: [116_638n, 10_000n],
  'tael-cn': [50n, 1n], 'tael-hk': [37_429n, 1_000n], 'tael-tw': [375n, 10n],
} as const satisfies Record<string, readonly [bigint, bigint]>;
export type Unit = keyof typeof UNITS;

const NAMES: Record<string, Unit> = {
  g: 'gram', gram: 'gram', grams: 'gram', gm: 'gram', 克: 'gram', kg: 'kilogram', kilogram: 'kilogram', kilo: 'kilogram',
  千克: 'kilogram', 公斤: 'kilogram', oz: 'ounce', ozt: 'ounce', ounce: 'ounce', troyounce: 'ounce', 盎司: 'ounce',
  tola: 'tola', 托拉: 'tola', taelcn: 'tael-cn', 市两: 'tael-cn', taelhk: 'tael-hk', 港两: 'tael-hk', 金衡两: 'tael-hk',
  taeltw: 'tael-tw', 台两: 'tael-tw',
};

export const unitOf = (text: string): Unit | null => NAMES[plainName(text)] ?? null;
/** A unit that a column's name says: "price_per_tola", "Gold (kg)". */
export function unitIn(header: string): Unit | null {
  const plain = header.normalize('NFKC').toLowerCase();
  for (const word of plain.split(/[^\p{L}]+|(?=每)|(?<=每)/u)) {
    if (NAMES[word] && (word.length > 1 || /[(/每]\s*.\s*\)?$/.test(plain))) return NAMES[word];
  }
  return Object.entries(NAMES).find(([name]) => name.length > 1 && /\p{Script=Han}/u.test(name)
    && plain.includes(name))?.[1] ?? null;
}

/** Example: 150,749 NPR a tola ÷ 11.6638 = 12,924.52 a gram, half up to the paisa. */
export const perGram = (price: Decimal, unit: Unit, places: number): Decimal =>
  divided(price, UNITS[unit][0], UNITS[unit][1], places);

/** About so many of a currency make a US dollar: enough to tell a gram from a kilogram, and for nothing else. */
export const PER_DOLLAR: Record<string, number> = {
  USD: 1, EUR: 0.9, GBP: 0.8, CHF: 0.9, SGD: 1.35, AUD: 1.5, NZD: 1.65, CAD: 1.37, CNY: 7.2, HKD: 7.8, MOP: 8, TWD: 31,
  JPY: 150, KRW: 1_350, MYR: 4.4, THB: 34, IDR: 16_000, VND: 25_000, PHP: 57, INR: 85, NPR: 135, PKR: 280, BDT: 118,
  LKR: 300, MMK: 2_100, KHR: 4_050, AED: 3.67, SAR: 3.75, QAR: 3.64, KWD: 0.31, BHD: 0.38, OMR: 0.385, TRY: 38, RUB: 90,
  ZAR: 18, BRL: 5.5, MXN: 18, PLN: 3.9, CZK: 22, SEK: 10, NOK: 10.5, DKK: 6.8,
};

/**
 * Units under which fine gold has a price that it has had in that year; null when the currency's worth is not known.
 */
export function likelyUnits(average: number, currency: string, year: number): Unit[] | null {
  const rate = PER_DOLLAR[currency];
  if (!rate) return null;
  const [least, most] = year >= 2024 ? [40, 300] : year >= 2008 ? [22, 110] : [6, 35];
  return (Object.keys(UNITS) as Unit[]).filter((unit) => {
    const [num, den] = UNITS[unit];
    const dollars = average / rate / (Number(num) / Number(den));
    return dollars >= least && dollars <= most;
  });
}
