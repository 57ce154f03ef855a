import { churnReasons, type ChurnReason, type ChurnRules } from './churn.ts';
import type { FitRules, PopulationFit } from './fit-population.ts';
import { expectNext, type NextPurchase } from './next-purchase.ts';
import { dayNumber, until, type Purchases } from './purchase-days.ts';
import { potentialOf, scoreOf, type Potential, type Score } from './score.ts';

/**
 * Both models side by side on one member, on a day: what is shown and what lists and segments keep.
 *
 * Example: no purchase that was kept: neither has anything to say, `no_purchase`.
 */
export const MISSING = ['no_purchase', 'no_fit', 'not_enough_data', 'not_converged'] as const;
/** Why the statistical model says nothing. */
export type Missing = (typeof MISSING)[number];

export interface Prediction {
  readonly seen: Purchases;
  readonly explained: NextPurchase | null;
  readonly statistical: (Score & { readonly potential: Potential }) | null;
  readonly missing: Missing | null;
  readonly reasons: readonly ChurnReason[];
}

export interface Known {
  readonly purchases: Purchases | null;
  /** Days since the last order came back whole; null: none did. */
  readonly daysSinceReturn: number | null;
}

export function predict(
  known: Known, fit: PopulationFit | null, today: string, rules: FitRules & ChurnRules,
): Prediction {
  const seen = until(known.purchases ?? { days: [], minor: [], classes: [] }, dayNumber(today));
  const explained = expectNext(seen.days, seen.classes.at(-1) ?? null, fit?.medians ?? {}, rules);
  const missing = missingOf(seen, fit);
  const statistical = missing === null ? scored(seen, fit!, today, rules) : null;
  const reasons = churnReasons({
    purchases: seen.days.length, aliveBps: statistical && bpsOf(statistical.probabilityAlive),
    windowUntil: explained?.basis === 'own' ? explained.windowUntil : null,
    daysSinceReturn: known.daysSinceReturn,
  }, today, rules);
  return { seen, explained, statistical, missing, reasons };
}

function missingOf(seen: Purchases, fit: PopulationFit | null): Missing | null {
  if (seen.days.length === 0) return 'no_purchase';
  if (!fit) return 'no_fit';
  return typeof fit.fitted === 'string' ? fit.fitted : null;
}

function scored(seen: Purchases, { fitted }: PopulationFit, today: string, rules: FitRules): Prediction['statistical'] {
  if (typeof fitted === 'string') return null;
  const models = { histories: fitted.histories.model, spendings: fitted.spendings.model };
  const score = scoreOf(models, seen, dayNumber(today), rules.horizonMonths);
  return score && { ...score, potential: potentialOf(score.valueMinor, fitted.thirds) };
}

export function bpsOf(probability: number): number {
  return Math.round(probability * 10_000);
}
