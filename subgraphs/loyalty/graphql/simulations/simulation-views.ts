import { lastDayBefore } from '../../../kernel/business-day.ts';
import { moneyView } from '../../../kernel/money.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { Account } from '../../domain/account-book.ts';
import type { Lot } from '../../domain/lots.ts';
import type { Policy } from '../../domain/policy.ts';
import { standingOf } from '../../queries/return-previews.ts';
import type { AccrualTried, SimulationCode } from '../../queries/simulations/simulate-accrual.ts';
import type { RedemptionTried } from '../../queries/simulations/simulate-redemption.ts';
import type { TierTried } from '../../queries/simulations/simulate-tier.ts';
import { tierViewOf } from '../accounts/tier-view.ts';
import type {
  AccrualSimulation, RedemptionSimulation, SimulatedLine, SimulatedLot, SimulationRefusal, TierSimulation,
} from './simulation.type.ts';

const MOST_LOTS = 1_000;

export const NOBODY = refused('NOT_FOUND', 'There is no such member.', ['memberId']);

type Refused = Extract<Outcome<never, SimulationCode>, { ok: false }>;
const refusalOf = ({ refusals: [first] }: Refused): SimulationRefusal => first!;

const lotView = ({ cause, funder, activeAt, expiresAt }: Lot, points: bigint, zone: string): SimulatedLot => (
  { points, cause, funder, activeAt, validUntil: lastDayBefore(expiresAt, zone) });

function tierOf(account: Account, policies: readonly Policy[], at: Date) {
  const { memberId, programme, tier, growth, pendingGrowth, interactionGrowth } = account;
  const own = policies.filter((policy) => policy.programme === programme);
  return tierViewOf({
    memberId, programme, state: tier, earned: account.earned,
    growth: { confirmed: growth, pending: pendingGrowth, interaction: interactionGrowth },
  }, own, at);
}

export function accrualView(outcome: Outcome<AccrualTried, SimulationCode>, currency = ''): AccrualSimulation {
  if (!outcome.ok) {
    return {
      refusal: refusalOf(outcome), lines: [], points: null, bonus: null, growth: null, lots: [], activeAt: null,
      policyVersion: null, bonusPercent: null, before: null, after: null, tier: null,
    };
  }
  const { order, before, book: { account }, lots, policies } = outcome.value;
  const sum = (of: 'granted' | 'bonus' | 'growth') => order.lines.reduce((all, line) => all + line[of], 0n);
  return {
    refusal: null, lines: linesOf(outcome.value, currency),
    points: sum('granted'), bonus: sum('bonus'), growth: sum('growth'),
    lots: lots.map((lot) => lotView(lot, lot.amount, account.zone)),
    activeAt: order.activeAt, policyVersion: order.policyVersion, bonusPercent: order.bonusPercent,
    before: standingOf(before), after: standingOf(account), tier: tierOf(account, policies, order.paidAt),
  };
}

const linesOf = ({ order, book: { account } }: AccrualTried, currency: string): SimulatedLine[] =>
  order.lines.map((line) => ({
    lineNo: line.lineNo, marginClass: line.marginClass, base: moneyView(line.base, currency),
    homeBase: moneyView(line.homeBase, account.currency),
    rateNumerator: line.rateNum, rateDenominator: line.rateDen,
    points: line.granted, bonus: line.bonus, growth: line.growth,
  }));

export function redemptionView(tried: RedemptionTried | string | null): RedemptionSimulation {
  if (tried === null || typeof tried === 'string') {
    return { refusal: refusalOf(NOBODY), worth: null, worthAbroad: null, lots: [], before: null, after: null };
  }
  const { parts, worth, abroad, before, after, refusal } = tried;
  return {
    refusal: refusal && !refusal.ok ? refusalOf(refusal) : null,
    worth: moneyView(worth.minor, worth.currency), worthAbroad: abroad && moneyView(abroad.minor, abroad.currency),
    lots: parts.slice(0, MOST_LOTS).map(({ lot, amount }) => lotView(lot, amount, before.zone)),
    before: standingOf(before), after: standingOf(after),
  };
}

export function tierView(tried: TierTried | string | null, at: Date): TierSimulation {
  if (tried === null || typeof tried === 'string') return { refusal: refusalOf(NOBODY), before: null, after: null };
  const { before, after, policies } = tried;
  return { refusal: null, before: tierOf(before, policies, at), after: tierOf(after, policies, at) };
}
