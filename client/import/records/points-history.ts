import { minus, plus, rounded, ZERO, type Decimal, type Rounding } from '../map/decimal.ts';

export interface Movement {
  readonly line: number;
  /** When, to be put in order. */
  readonly when: string;
  /** The month, as its own clock has it: fractions are dealt with by month. */
  readonly month: string;
  readonly earned: Decimal;
  readonly spent: Decimal;
  readonly opening: Decimal | null;
  readonly balance: Decimal | null;
}

/** Points of one member, whole: what they come to, and the lowest that they ever were (never above zero). */
export interface Counted { readonly points: bigint; readonly lowest: bigint }

/**
 * Oldest first, whichever way the file has them; of one moment as they stand, or from below in a file of newest first.
 */
export function inOrder(movements: readonly Movement[]): Movement[] {
  const steps = movements.slice(1).map(({ when }, index) => (when < movements[index]!.when ? -1
    : when > movements[index]!.when ? 1 : 0));
  const isTurned = steps.filter((step) => step < 0).length > steps.filter((step) => step > 0).length;
  return (isTurned ? movements.toReversed() : [...movements])
    .sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
}

/** The opening of the oldest line that has one, the balance of the newest. */
export const openingOf = (movements: readonly Movement[]): Decimal | null =>
  movements.find(({ opening }) => opening !== null)?.opening ?? null;
export const balanceOf = (movements: readonly Movement[]): Decimal | null =>
  movements.findLast(({ balance }) => balance !== null)?.balance ?? null;

const wholePart = (value: Decimal, rule: Rounding): bigint =>
  rounded(value, 0, rule === 'half-up' ? 'half-up' : 'floor').units;

/**
 * What movements in their order come to. Each month is made whole by the rule; what is carried goes on to the next one.
 * A balance is what it says, and nothing was below it. Example: 0.6 and 0.6 of one January are 1 by floor, 0.6 of
 * January and 0.6 of February are 0.
 */
export function countPoints(movements: readonly Movement[], rule: Rounding): Counted {
  const balance = balanceOf(movements);
  if (balance !== null) return { points: wholePart(balance, rule), lowest: 0n };
  const opening = openingOf(movements);
  let points = opening === null ? 0n : wholePart(opening, rule);
  let rest = rule === 'carry' && opening !== null ? minus(opening, { units: points, scale: 0 }) : ZERO;
  let lowest = points < 0n ? points : 0n;
  for (const [index, { when, month, earned, spent }] of movements.entries()) {
    rest = plus(rest, minus(earned, spent));
    const next = movements[index + 1];
    if (next?.when === when) continue;
    const now = points + wholePart(rest, rule);
    if (now < lowest) lowest = now;
    if (next?.month === month) continue;
    points = now;
    rest = rule === 'carry' ? minus(rest, { units: wholePart(rest, rule), scale: 0 }) : ZERO;
  }
  return { points, lowest };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const OTHER: Record<string, number> = { mär: 3, mrz: 3, fév: 2, fev: 2, avr: 4, mai: 5, juin: 6, juil: 7, juli: 7,
  aoû: 8, aou: 8,
  okt: 10, dez: 12, déc: 12, 一月: 1, 二月: 2, 三月: 3, 四月: 4, 五月: 5, 六月: 6, 七月: 7, 八月: 8, 九月: 9, 十月: 10, 十一月: 11,
  十二月: 12 };

/** 1 to 12 of "3", "03", "3月", "Mar", "März"; null for what is no month. */
export function monthOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const digits = /^(\d{1,2})(?:\.0+)?月?$/.exec(plain)?.[1];
  const named = OTHER[plain] ?? OTHER[plain.slice(0, 4)] ?? OTHER[plain.slice(0, 3)]
    ?? MONTHS.indexOf(plain.slice(0, 3)) + 1;
  const month = digits === undefined ? named : Number(digits);
  return month >= 1 && month <= 12 ? month : null;
}
