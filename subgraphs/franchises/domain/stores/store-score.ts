import { floorRatio } from '../../../kernel/money.ts';

/**
 * Excellent store 优秀门店 (domain.md section 7): 40 % repurchase in 12 months + 20 % enrolment + 20 % complaints
 * resolved within 48 hours + 20 % data quality; each part is a whole percentage, and each weighted part is rounded
 * down before they add up.
 *
 * Example: 80, 70, 95, 60 → 32 + 14 + 19 + 12 = 77.
 */
export const PARTS = ['repurchase', 'enrolment', 'complaints', 'data'] as const;
export type ScorePart = (typeof PARTS)[number];

/** How many counted, of how many. */
export interface Share { readonly good: number; readonly all: number }
export type StoreFacts = Readonly<Record<ScorePart, Share>>;

export interface StoreScore {
  /** Whole percentages, 0 to 100. */
  readonly percent: Readonly<Record<ScorePart, number>>;
  /** 0 to 100. */
  readonly score: number;
}

const WEIGHT: Readonly<Record<ScorePart, bigint>> = { repurchase: 40n, enrolment: 20n, complaints: 20n, data: 20n };

export function scoreOf(facts: StoreFacts): StoreScore {
  const percent = Object.fromEntries(PARTS.map((part) => [part, percentOf(part, facts[part])])) as
    Record<ScorePart, number>;
  return { percent, score: PARTS.reduce((sum, part) => sum + weighted(part, percent[part]), 0) };
}

/** What a part adds to the score. Example: 95 of complaints → 19. */
export function weighted(part: ScorePart, percent: number): number {
  return Number(floorRatio(BigInt(percent), WEIGHT[part], 100n));
}

/** Nothing to count is nothing earned; nobody who complained is nobody who waited. */
function percentOf(part: ScorePart, { good, all }: Share): number {
  if (all === 0) return part === 'complaints' ? 100 : 0;
  return Number(floorRatio(BigInt(good), 100n, BigInt(all)));
}

/** Whether there is anything to judge it by: that nobody complained where nobody bought is no merit. */
export function isJudged({ repurchase, enrolment, data }: StoreFacts): boolean {
  return repurchase.all + enrolment.all + data.all > 0;
}

/** Of fewer than so many nobody but head office learns a share: it would tell of single buyers who is a member. */
export const SMALLEST_GROUP = 5;

export interface Placed { readonly place: number; readonly excellent: boolean }

/**
 * Places within one region and quarter: by score, then repurchase, data, enrolment; equals share a place. The top
 * 10 %, rounded down but at least one, are excellent; who has no score never is.
 *
 * Example: of 25 stores two; of 4 stores one; of 20 with three equal on the second place four are.
 */
export function placesOf(scores: readonly StoreScore[]): Placed[] {
  const top = Math.max(1, Math.floor(scores.length / 10));
  const inOrder = scores.map((score, index) => ({ score, index })).sort((a, b) => better(a.score, b.score));
  const placed: Placed[] = [];
  let place = 1;
  for (const [before, { score, index }] of inOrder.entries()) {
    const former = inOrder[before - 1];
    if (former && better(former.score, score) !== 0) place = before + 1;
    placed[index] = { place, excellent: place <= top && score.score > 0 };
  }
  return placed;
}

/** Below zero: the first one is better. */
function better(one: StoreScore, other: StoreScore): number {
  return other.score - one.score || other.percent.repurchase - one.percent.repurchase
    || other.percent.data - one.percent.data || other.percent.enrolment - one.percent.enrolment;
}

/** What an excellent store has on the home page of the mini-program, against others. */
export const EXCELLENT_WEIGHT = 2;
