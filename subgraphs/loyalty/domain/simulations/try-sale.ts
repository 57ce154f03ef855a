import type { MarginClass, Tier } from '../../../contracts/words.ts';
import type { OrderFacts } from '../../../contracts/events.ts';
import { AccountBook, type Account } from '../account-book.ts';
import type { FxRate } from '../accrual.ts';
import type { OrderEarning } from '../order-earning.ts';
import { policyAt, type Policy } from '../policy.ts';
import { tellSales } from '../tell-sales.ts';
import { thresholdOf } from '../tiers/tier-list.ts';
import { firstTier } from '../tiers/tiers.ts';
import { factsToTry } from './sale-to-try.ts';

/** A member that there is not: in its tier since just before `at`, with the growth that the tier asks. */
export function imaginedBook(
  policies: readonly Policy[], { programme, tier, at }: {
    readonly programme: string; readonly tier: Tier; readonly at: Date;
  }, newId: () => string,
): AccountBook {
  const policy = policyAt(policies, programme, at);
  const since = new Date(at.getTime() - 1);
  const state = firstTier(policy);
  return new AccountBook({
    id: newId(), memberId: newId(), programme, currency: policy.currency, zone: policy.zone,
    homeZone: policy.zone, region: '',
    openedAt: since, mergedInto: null, available: 0n, pending: 0n, held: 0n, debt: 0n,
    growth: thresholdOf(tier, policy.rules), pendingGrowth: 0n, interactionGrowth: 0n, returnedGrowth: 0n, earned: 0n,
    tier: { ...state, tier, since, validFrom: since }, tierAt: since, tierSettledAt: since, lookAt: null,
    tierVersion: 0n, lines: 0,
  }, newId);
}

/** What a sale did to an account that is nobody's but this call's. */
export interface TriedSale {
  readonly before: Account;
  readonly order: OrderEarning;
}

/** The sale itself, as it is taken in when orders tell it. */
export function trySale(
  book: AccountBook, facts: OrderFacts, fx: FxRate | null, policies: readonly Policy[], now: Date,
): TriedSale {
  const before = { ...book.account };
  const [order] = tellSales([{ book, facts, fx, returns: [] }], policies, now, () => null);
  return { before, order: order! };
}

/** A class that nobody can enter: the growth of one minor unit of it is what is asked for. */
const ANY: MarginClass = ' ';

/** So much growth, as a purchase would bring it at that moment: the rules know no other way. */
export function tryGrowth(
  book: AccountBook, growth: number, policies: readonly Policy[], at: Date, newId: () => string,
): OrderEarning {
  const { memberId, region, currency } = book.account;
  const facts = factsToTry({
    memberId, region, currency, paidAt: at, windowEndsAt: null,
    lines: [{ marginClass: ANY, baseMinor: 1n }],
  }, newId);
  const rates = { [ANY]: { points: [0, 1], growth: [growth, 1] } } as const;
  return trySale(book, facts, null, policies.map((policy) => (
    { ...policy, rules: { ...policy.rules, rates } })), at).order;
}
