import type { InsightRules } from './policy.ts';

export const RFM_SEGMENTS = [
  'important_value', 'important_develop', 'important_keep', 'important_win_back',
  'value', 'develop', 'keep', 'win_back',
] as const;
export type RfmSegment = (typeof RFM_SEGMENTS)[number];

export const RFM_VIEWS = ['thresholds', 'quantiles'] as const;
export type RfmView = (typeof RFM_VIEWS)[number];

/** What is scored of a member with a net order in these months. */
export interface RfmMeasures {
  /** Days since the last net purchase. */
  readonly days: number;
  readonly orders: number;
  /** Net value in whole minor units of the programme's currency. */
  readonly minor: bigint;
}

/** 5 is best in all three: bought lately, often, much. */
export interface RfmScores {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** Steps of money as minor units of a currency with so many decimals: 50,000 yuan → 5,000,000 fen. */
export function monetarySteps(units: readonly number[], decimals: number): bigint[] {
  return units.map((step) => BigInt(step) * 10n ** BigInt(decimals));
}

/**
 * Scores by fixed steps. Example: bought last 137 days ago, three orders, 1,234,567 fen → 433; one step each
 * that is reached, 1 without any. Null without an order in these months: there is nothing to score.
 */
export function scoresByThresholds(
  { days, orders, minor }: RfmMeasures, rules: InsightRules, decimals: number,
): RfmScores | null {
  if (orders === 0) return null;
  const reached = (steps: readonly boolean[]) => 1 + steps.filter(Boolean).length;
  return {
    recency: reached(rules.recencyDays.map((most) => days <= most)),
    frequency: reached(rules.frequencyOrders.map((least) => orders >= least)),
    monetary: reached(monetarySteps(rules.monetaryUnits, decimals).map((least) => minor >= least)),
  };
}

/**
 * Score of a value among all: how many whole fifths of them are below it, and one. Equal values have equal
 * scores, so nine of ten with one order all have 1 and the tenth has 5; where all are equal, all have 1.
 */
export function scoreByQuantile(below: number, all: number): number {
  return 1 + Math.floor((5 * below) / all);
}

const SEGMENT_OF: Readonly<Record<string, RfmSegment>> = {
  '111': 'important_value', '101': 'important_develop', '011': 'important_keep', '001': 'important_win_back',
  '110': 'value', '100': 'develop', '010': 'keep', '000': 'win_back',
};

/** Which sides are high in a segment: recency, frequency, value. */
export function sidesOf(segment: RfmSegment): string {
  return Object.entries(SEGMENT_OF).find(([, name]) => name === segment)![0];
}

/**
 * One of eight fields by which sides are high (from 3, 2 and 3 on). Example: 433 is 111, important value
 * 重要价值; 155 is 011, important keep 重要保持.
 */
export function segmentOf(
  { recency, frequency, monetary }: RfmScores, { recencyHigh, frequencyHigh, monetaryHigh }: InsightRules,
): RfmSegment {
  const sides = [recency >= recencyHigh, frequency >= frequencyHigh, monetary >= monetaryHigh];
  return SEGMENT_OF[sides.map(Number).join('')]!;
}
