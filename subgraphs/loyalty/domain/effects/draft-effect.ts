import type { MarginClass, Region, Tier } from '../../../contracts/words.ts';
import type { Growth } from '../growth.ts';
import { policyAt, type Policy } from '../policy.ts';
import { tierOf } from '../tiers/tier-list.ts';
import { qualifying, turnTier, type TierState } from '../tiers/tiers.ts';
import { lineUnder, type CountedLine, type Earned } from './line-under.ts';

/** A line of the year before, of an order whose window has ended or runs. */
export interface YearLine extends CountedLine {
  readonly inMonth: boolean;
  readonly isPending: boolean;
}

/** A member as it stands, with what it bought in the year. */
export interface MemberToCount {
  readonly region: Region;
  readonly tier: TierState;
  readonly growth: Growth;
  readonly lines: readonly YearLine[];
}

/** Of which members or lines: all of them, a tier that they have now, a home region, a class. */
export type EffectGroup = 'all' | 'tier' | 'region' | 'class';
export type EffectPeriod = 'month' | 'year';

export interface EffectSum {
  readonly period: EffectPeriod;
  readonly group: EffectGroup;
  /** Code of the tier, region or class; '' for all. */
  readonly code: string;
  members: number;
  /** Who would have more points by it, bonus included, and who fewer. */
  up: number;
  down: number;
  readonly before: Sums;
  readonly after: Sums;
}

type Sums = { -readonly [Key in keyof Earned]: Earned[Key] };

export interface TierMove {
  readonly from: Tier;
  readonly to: Tier;
  /** Who would be moved when the version begins, by the rule of that day. */
  atStart: number;
  /** Whom growth alone would put there: what was reached is not taken back, but not reached again either. */
  byGrowth: number;
}

export interface EffectCounts {
  readonly sums: EffectSum[];
  readonly moves: TierMove[];
}

export const noCounts = (): EffectCounts => ({ sums: [], moves: [] });

/**
 * Adds one member to what a drafted version would have changed: its lines of the month and of the year by the draft
 * instead of by what counted, and its tier on the day the draft begins, with the growth that the year would have
 * brought. Example: class C at 5 instead of 4, bracelet 1,205,647 → 4,822 and 6,028: one member up.
 */
export function countMember(
  { sums, moves }: EffectCounts, member: MemberToCount, draft: Policy, own: readonly Policy[],
): void {
  const lines = member.lines.map((line) => ({ line, after: lineUnder(line, draft, own) }));
  for (const period of ['month', 'year'] as const) {
    const counted = lines.filter(({ line }) => period === 'year' || line.inMonth);
    if (counted.length === 0) continue;
    addTo(sums, { period, group: 'all', code: '' }, counted);
    addTo(sums, { period, group: 'tier', code: member.tier.tier }, counted);
    addTo(sums, { period, group: 'region', code: member.region }, counted);
    for (const [code, own] of Map.groupBy(counted, ({ line }): MarginClass => line.marginClass)) {
      addTo(sums, { period, group: 'class', code }, own);
    }
  }
  countMoves(moves, member, lines, draft, own);
}

type Pair = { readonly line: YearLine; readonly after: Earned };

function addTo(
  sums: EffectSum[], of: Pick<EffectSum, 'period' | 'group' | 'code'>, lines: readonly Pair[],
): void {
  let sum = sums.find(({ period, group, code }) => period === of.period && group === of.group && code === of.code);
  if (!sum) sums.push(sum = { ...of, members: 0, up: 0, down: 0, before: nothing(), after: nothing() });
  const before = sumOf(lines.map(({ line }) => line));
  const after = sumOf(lines.map((pair) => pair.after));
  const change = after.points + after.bonus - before.points - before.bonus;
  sum.members += 1;
  if (change > 0n) sum.up += 1;
  if (change < 0n) sum.down += 1;
  for (const key of ['points', 'bonus', 'growth'] as const) {
    sum.before[key] += before[key];
    sum.after[key] += after[key];
  }
}

const nothing = (): Sums => ({ points: 0n, bonus: 0n, growth: 0n });

function sumOf(all: readonly Earned[]): Sums {
  return all.reduce<Sums>((sum, { points, bonus, growth }) => (
    { points: sum.points + points, bonus: sum.bonus + bonus, growth: sum.growth + growth }), nothing());
}

function countMoves(
  moves: TierMove[], { tier, growth }: MemberToCount, lines: readonly Pair[], draft: Policy, own: readonly Policy[],
): void {
  const standing = policyAt(own, draft.programme, draft.effectiveFrom);
  const more = (isPending: boolean) => lines.filter(({ line }) => line.isPending === isPending)
    .reduce((sum, { line, after }) => sum + after.growth - line.growth, 0n);
  const grown = {
    ...growth, confirmed: atLeastZero(growth.confirmed + more(false)),
    pending: atLeastZero(growth.pending + more(true)),
  };
  const turned = turnTier(tier, grown, [...own, draft], draft).tier;
  if (turned !== tier.tier) moveOf(moves, tier.tier, turned).atStart += 1;
  const reached = (policy: Policy, by: Growth) =>
    tierOf(qualifying(by, tier.growthOffset, policy).hoped, policy.rules);
  const [from, to] = [reached(standing, growth), reached(draft, grown)];
  if (from !== to) moveOf(moves, from, to).byGrowth += 1;
}

const atLeastZero = (growth: bigint): bigint => (growth > 0n ? growth : 0n);

function moveOf(moves: TierMove[], from: Tier, to: Tier): TierMove {
  const known = moves.find((move) => move.from === from && move.to === to);
  if (known) return known;
  const move = { from, to, atStart: 0, byGrowth: 0 };
  moves.push(move);
  return move;
}
