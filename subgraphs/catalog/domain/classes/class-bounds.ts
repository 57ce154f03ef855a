import type { MarginClass } from '../../../contracts/words.ts';
import type { Problem } from '../../../kernel/policy.ts';
import { floorRatio } from '../../../kernel/money.ts';

/** From this measured margin on, in basis points, a style belongs into the class; 0: the class has no bound. */
export interface ClassBound {
  readonly marginClass: MarginClass;
  readonly leastBps: number;
}

/** What was measured of a style over some months, in one currency: of pieces whose cost is known. */
export interface MeasuredMargin {
  readonly productId: string;
  readonly currency: string;
  readonly pieces: bigint;
  readonly netMinor: bigint;
  readonly knownPieces: bigint;
  readonly knownNetMinor: bigint;
  readonly costMinor: bigint;
}

/** Version 1 of the bounds: between the margins of the examples (A 5,221 bp, C 442, D 30). */
export const DEFAULT_BOUNDS: readonly ClassBound[] = [
  { marginClass: 'A', leastBps: 4_000 }, { marginClass: 'B', leastBps: 1_500 }, { marginClass: 'C', leastBps: 100 },
  { marginClass: 'D', leastBps: 1 },
];

const MOST_BPS = 10_000;

/** Why these are no bounds, each at its place: known classes, each once, each margin once. */
export function boundProblems(bounds: readonly ClassBound[], knows: (code: MarginClass) => boolean): Problem[] {
  return bounds.flatMap(({ marginClass, leastBps }, index) => {
    const at = (field: string, message: string): Problem => (
      { path: ['classBounds', String(index), field], message });
    const before = bounds.slice(0, index);
    if (!knows(marginClass)) return [at('marginClass', 'There is no such margin class.')];
    if (before.some((bound) => bound.marginClass === marginClass)) {
      return [at('marginClass', 'The class has a bound already.')];
    }
    if (leastBps !== 0 && before.some((bound) => bound.leastBps === leastBps)) {
      return [at('leastBps', 'Another class begins at this margin.')];
    }
    return Number.isInteger(leastBps) && leastBps >= 0 && leastBps <= MOST_BPS ? []
      : [at('leastBps', `leastBps is a whole number from 0 to ${MOST_BPS}.`)];
  });
}

/** Margin of what was sold and whose cost is known, basis points, floor; null where there is none. */
export function measuredBps({ knownNetMinor, costMinor }: MeasuredMargin): number | null {
  if (knownNetMinor <= 0n) return null;
  return Number(floorRatio(knownNetMinor - costMinor, 10_000n, knownNetMinor));
}

/**
 * The class that a measured margin proposes: the one with the greatest bound that it reaches. Null where too few
 * pieces tell, where it reaches none (a style that loses money is no matter of its class), where the present class
 * has no bound (custom work stays what it is), and where that is the class already. Example: a B style sold 12
 * times at 4,300 bp, bounds A 4,000 and B 1,500, at least 5 pieces: A.
 */
export function proposedClass(
  measured: MeasuredMargin, present: MarginClass, bounds: readonly ClassBound[], leastPieces: number,
): MarginClass | null {
  const bps = measuredBps(measured);
  if (bps === null || measured.knownPieces < BigInt(leastPieces)) return null;
  const own = bounds.filter(({ leastBps }) => leastBps > 0);
  if (!own.some(({ marginClass }) => marginClass === present)) return null;
  const reached = own.filter(({ leastBps }) => leastBps <= bps)
    .reduce<ClassBound | null>((best, bound) => (best && best.leastBps > bound.leastBps ? best : bound), null);
  return reached && reached.marginClass !== present ? reached.marginClass : null;
}

/** Of each style what was measured in the currency it sold most pieces in; of equal ones the first by its code. */
export function mostSold(measured: readonly MeasuredMargin[]): MeasuredMargin[] {
  const best = new Map<string, MeasuredMargin>();
  for (const one of [...measured].sort((a, b) => (a.currency < b.currency ? -1 : 1))) {
    const known = best.get(one.productId);
    if (!known || one.knownPieces > known.knownPieces) best.set(one.productId, one);
  }
  return [...best.values()];
}
