import { logLikelihood as likelihoodOfHistories, type BgNbd, type HistoryCount } from './bg-nbd.ts';
import { logLikelihood as likelihoodOfSpendings, type GammaGamma, type Spending } from './gamma-gamma.ts';
import { minimise } from './minimise.ts';

/**
 * Both models fitted by maximum likelihood to the customers of the house. With fewer than 100 customers, or fewer
 * than 30 who bought again, there is no fit: four parameters of less would be chance, and are said to be missing.
 *
 * Example: 10 members, or 1,000 who all bought once: not enough data.
 */
export const LEAST_CUSTOMERS = 100;
export const LEAST_REPEATERS = 30;

export type NotFitted = 'not_enough_data' | 'not_converged';
export interface FittedHistories { readonly model: BgNbd; readonly logLikelihood: number }
export interface FittedSpendings { readonly model: GammaGamma; readonly logLikelihood: number }

const STARTS = [[1, 10, 1, 1], [0.3, 5, 0.8, 2.5], [0.5, 50, 0.5, 5]] as const;

export function fitHistories(histories: readonly HistoryCount[]): FittedHistories | NotFitted {
  const customers = countOf(histories);
  const repeaters = countOf(histories.filter(({ repeats }) => repeats > 0));
  if (customers < LEAST_CUSTOMERS || repeaters < LEAST_REPEATERS) return 'not_enough_data';
  const found = minimise((parameters) => -likelihoodOfHistories(bgNbd(parameters), histories) / customers, STARTS);
  if (!found) return 'not_converged';
  return { model: bgNbd(found.parameters), logLikelihood: -found.value * customers };
}

/**
 * Values are counted in their mean, so that money of any unit lies within reach; q stays above 1, or there is no
 * mean.
 */
export function fitSpendings(spendings: readonly Spending[]): FittedSpendings | NotFitted {
  if (spendings.length < LEAST_REPEATERS) return 'not_enough_data';
  const mean = spendings.reduce((sum, { meanValue }) => sum + meanValue, 0) / spendings.length;
  const inMeans = spendings.map(({ purchases, meanValue }) => ({ purchases, meanValue: meanValue / mean }));
  const found = minimise((parameters) => -likelihoodOfSpendings(gammaGamma(parameters), inMeans) / inMeans.length,
    [[2, 2, 1], [6, 3, 0.5], [1, 1, 1]]);
  if (!found) return 'not_converged';
  const model = gammaGamma(found.parameters);
  return {
    model: { ...model, gamma: model.gamma * mean },
    logLikelihood: -found.value * spendings.length - spendings.length * Math.log(mean),
  };
}

function countOf(histories: readonly HistoryCount[]): number {
  return histories.reduce((sum, { customers }) => sum + customers, 0);
}

function bgNbd(parameters: readonly number[]): BgNbd {
  const [r, alpha, a, b] = parameters as [number, number, number, number];
  return { r, alpha, a, b };
}

function gammaGamma(parameters: readonly number[]): GammaGamma {
  const [p, aboveOne, gamma] = parameters as [number, number, number];
  return { p, q: 1 + aboveOne, gamma };
}
