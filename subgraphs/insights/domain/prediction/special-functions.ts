// Looked up once: in a loop over all members, the look at a global costs as much as the logarithm where tests run.
const { abs, exp, log, log1p, max, sign } = Math;

/**
 * The functions of the two statistical models that JavaScript does not have. Each is computed so that
 * neither 500 purchases nor ten years make it overflow.
 *
 * Examples: ln Γ(5) = ln 24; ₂F₁(1, 1; 2; ½) = 2 ln 2.
 */

/** Stirling's series is exact to the last digit from here on; below it the argument is moved up. */
const FAR = 12;
const HALF_LN_2PI = 0.918_938_533_204_672_8;

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
  let moved = 0;
  let z = x;
  for (; z < FAR; z += 1) moved += log(z);
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1_260 - w * (1 / 1_680 - w / 1_188)))) / z;
  return (z - 0.5) * log(z) - z + HALF_LN_2PI + series - moved;
}

/** ln(eᵃ + eᵇ). */
export function logSum(a: number, b: number): number {
  const most = max(a, b);
  return most === -Infinity ? most : most + log1p(exp(-abs(a - b)));
}

/** A sign, and the logarithm of what it is the sign of. */
export interface SignedLog { readonly sign: number; readonly log: number }

const MOST_TERMS = 200_000;
const TINY = 1e-16;
const HUGE = 1e250;

/**
 * The hypergeometric series pFq(tops; bottoms; z) for bottoms above 0 and 0 ≤ z < 1, as sign and logarithm: the
 * sum is scaled down whenever it gets huge.
 */
export function hypergeometric(tops: readonly number[], bottoms: readonly number[], z: number): SignedLog {
  // Terms that still grow are not the last ones, however small they are beside the sum.
  const grown = tops.reduce((sum, top) => sum + abs(top), 0);
  let [term, sum, scale] = [1, 1, 0];
  for (let n = 0; n < MOST_TERMS && term !== 0; n += 1) {
    term *= z / (n + 1);
    for (const top of tops) term *= top + n;
    for (const bottom of bottoms) term /= bottom + n;
    sum += term;
    if (n > grown && abs(term) <= TINY * abs(sum) * (1 - z)) break;
    if (abs(sum) > HUGE) {
      [sum, term, scale] = [sum / HUGE, term / HUGE, scale + log(HUGE)];
    }
  }
  return { sign: sign(sum), log: log(abs(sum)) + scale };
}
