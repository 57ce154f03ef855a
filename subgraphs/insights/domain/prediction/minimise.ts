import numeric from 'numeric';

/**
 * The least value of a smooth function of a few positive parameters, by a quasi-Newton method (numeric.js) on
 * their logarithms. Parameters stay from 1/8,100 to 8,100: beyond that the data say nothing any more
 * (a population of equals), and a method would walk on for ever.
 *
 * Example: (a − 2)² + (ln b)² has its least value at a = 2, b = 1.
 */
export interface Minimum {
  readonly parameters: readonly number[];
  readonly value: number;
}

const MOST_LOGARITHM = 9;
/** How steeply it goes up outside: enough to turn any method back, and smooth. */
const WALL = 1;
const TOLERANCE = 1e-9;
/** Newly begun from where it ended, so that a wrong guess of the curvature is forgotten. */
const MOST_BEGINNINGS = 6;
const NO_BETTER = 1e-11;

/** From the best of the starts; null when the function is no number at any of them. */
export function minimise(
  f: (parameters: readonly number[]) => number, starts: readonly (readonly number[])[],
): Minimum | null {
  const onLogarithms = (logs: readonly number[]): number => {
    const beyond = logs.reduce((sum, log) => sum + Math.max(0, Math.abs(log) - MOST_LOGARITHM) ** 2, 0);
    return f(logs.map(positive)) + WALL * beyond;
  };
  const begun = starts.map((start) => start.map(Math.log)).map((logs) => ({ logs, value: onLogarithms(logs) }))
    .filter(({ value }) => Number.isFinite(value)).toSorted((one, other) => one.value - other.value);
  if (begun.length === 0) return null;
  const best = descend(onLogarithms, begun[0]!);
  return { parameters: best.logs.map(positive), value: best.value };
}

interface Found { readonly logs: number[]; readonly value: number }

function descend(f: (logs: readonly number[]) => number, begun: Found): Found {
  let best = begun;
  for (let beginning = 0; beginning < MOST_BEGINNINGS; beginning += 1) {
    const { solution, f: value } = numeric.uncmin(f, best.logs, TOLERANCE);
    if (!(value < best.value - NO_BETTER)) break;
    best = { logs: solution, value };
  }
  return best;
}

function positive(log: number): number {
  return Math.exp(Math.min(MOST_LOGARITHM, Math.max(-MOST_LOGARITHM, log)));
}
